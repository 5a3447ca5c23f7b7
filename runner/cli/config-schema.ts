import Type, { type Static } from 'typebox';
import { type PolicyName, policies } from '../../suites/index.js';
import { impacts } from '../result/index.js';
import { failOnChoices } from './exit-codes.js';

const text = Type.Optional(Type.String({ minLength: 1 }));
const list = Type.Optional(Type.Array(Type.String({ minLength: 1 })));
const flag = Type.Optional(Type.Boolean());
const oneOf = <V extends string>(values: readonly V[]) =>
  Type.Optional(Type.Unsafe<V>({ type: 'string', enum: [...values] }));

/** Everything `audit` can be told, by command line or by file: the keys are the names of the options. */
export const configSchema = Type.Object(
  {
    targets: list,
    domain: text,
    recipient: text,
    sender: text,
    outside: text,
    'client-name': text,
    ca: list,
    'server-name': text,
    'tls-policy': oneOf(Object.keys(policies) as PolicyName[]),
    'allow-network': flag,
    control: text,
    user: text,
    'password-file': text,
    'token-file': text,
    'client-cert': text,
    'client-key': text,
    'insecure-auth': flag,
    allow: oneOf(impacts),
    connections: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
    timeout: Type.Optional(Type.Number({ minimum: 0.001, maximum: 600 })),
    delay: Type.Optional(Type.Number({ minimum: 0, maximum: 600_000 })),
    only: list,
    skip: list,
    strict: flag,
    json: text,
    html: text,
    output: text,
    'fail-on': oneOf(failOnChoices),
    'no-color': flag,
    quiet: flag,
    verbose: flag,
  },
  { additionalProperties: false },
);

export type Settings = Static<typeof configSchema>;

export const settingNames: readonly string[] = Object.keys(configSchema.properties);
