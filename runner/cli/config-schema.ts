import Type, { type Static } from 'typebox';
import { type PolicyName, policies } from '../../suites/index.js';
import { impacts } from '../result/index.js';
import { failOnChoices } from './exit-codes.js';

const text = Type.Optional(Type.String({ minLength: 1 }));
const list = Type.Optional(Type.Array(Type.String({ minLength: 1 })));
const flag = Type.Optional(Type.Boolean());
const oneOf = <V extends string>(values: readonly V[]) =>
  Type.Optional(Type.Unsafe<V>({ type: 'string', enum: [...values] }));

/** What a target can be told by itself, in place of what the run is told. */
const ofTarget = {
  domain: text,
  recipient: text,
  sender: text,
  outside: text,
  'client-name': text,
  ca: list,
  'server-name': text,
  'tls-policy': oneOf(Object.keys(policies) as PolicyName[]),
  user: text,
  'password-file': text,
  'token-file': text,
  'client-cert': text,
  'client-key': text,
  'insecure-auth': flag,
  allow: oneOf(impacts),
  connections: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
  messages: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  'message-rate': Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  'i-am-authorized': flag,
  timeout: Type.Optional(Type.Number({ minimum: 0.001, maximum: 600 })),
  delay: Type.Optional(Type.Number({ minimum: 0, maximum: 600_000 })),
  only: list,
  skip: list,
  strict: flag,
};

const expectation = Type.Object(
  {
    verdict: Type.Unsafe<'fail' | 'warn'>({ type: 'string', enum: ['fail', 'warn'] }),
    reason: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
);

const ownTarget = Type.Object(
  {
    target: Type.String({ minLength: 1 }),
    ...ofTarget,
    expect: Type.Optional(Type.Record(Type.String(), expectation)),
  },
  {
    additionalProperties: false,
    dependentRequired: {
      'password-file': ['user'],
      'token-file': ['user'],
      'client-cert': ['user', 'client-key'],
      'client-key': ['client-cert'],
    },
  },
);

export type TargetSettings = Static<typeof ownTarget>;

/** Text, or a map: told in one schema, so that an error speaks of the form that was meant. */
const target = Type.Unsafe<string | TargetSettings>({
  ...ownTarget,
  type: ['string', 'object'],
  minLength: 1,
});

/** Everything `audit` can be told, by command line or by file: the keys are the names of the options. */
export const configSchema = Type.Object(
  {
    targets: Type.Optional(Type.Array(target)),
    ...ofTarget,
    suite: list,
    'allow-network': flag,
    control: text,
    canary: text,
    'canary-listen': text,
    'canary-wait': Type.Optional(Type.Number({ minimum: 0, maximum: 600 })),
    json: text,
    html: text,
    junit: text,
    sarif: text,
    tap: text,
    markdown: text,
    github: flag,
    output: text,
    compare: text,
    'fail-on': oneOf(failOnChoices),
    baseline: text,
    'min-coverage': Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    'max-inconclusive': Type.Optional(Type.Unsafe<number | string>({ type: ['number', 'string'] })),
    'no-color': flag,
    quiet: flag,
    verbose: flag,
  },
  { additionalProperties: false },
);

export type Settings = Static<typeof configSchema>;

export const settingNames: readonly string[] = Object.keys(configSchema.properties);
