import { Ajv2020 } from 'ajv/dist/2020.js';
import Type from 'typebox';
import { levels } from '../result/index.js';
import type { Suite } from './suite.js';

const sentence = Type.String({ minLength: 3, maxLength: 500, pattern: '^\\S.*\\S$' });

const ownRequirement = Type.Object(
  {
    title: sentence,
    level: Type.Unsafe<string>({ type: 'string', enum: [...levels] }),
    text: sentence,
    url: Type.Optional(Type.String({ maxLength: 500, pattern: '^https?://[^\\s"<>]+$' })),
  },
  { additionalProperties: false },
);

/** Heads have a check of their own; here they only have to be such that it can tell which one is wrong. */
const suite = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 50 }),
    scenarios: Type.Array(Type.Object({ meta: Type.Object({ id: Type.String() }), run: Type.Unknown() })),
    requirements: Type.Optional(Type.Record(Type.String(), ownRequirement)),
  },
  { additionalProperties: false },
);

const validate = new Ajv2020().compile<Suite>(suite);

/** What is wrong with the value as a suite, in ajv's words; undefined where it is one. */
export function whyNoSuite(value: unknown): string | undefined {
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    const extra = error?.params.additionalProperty;
    return `suite${error?.instancePath} ${error?.message}${extra === undefined ? '' : ` (${extra})`}`;
  }
  const idle = value.scenarios.find(({ run }) => typeof run !== 'function');
  return idle && `${idle.meta.id} has no function run`;
}
