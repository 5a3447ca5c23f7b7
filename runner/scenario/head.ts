import { Ajv2020 } from 'ajv/dist/2020.js';
import Type from 'typebox';
import { impacts, levels, services, severities } from '../result/index.js';
import { type AnyScenario, rowsBrokenBy, type ScenarioMeta } from './define.js';
import type { AnyInvariant, InvariantMeta } from './invariant.js';

const oneOf = (values: readonly string[]) => Type.Unsafe<string>({ type: 'string', enum: [...values] });
const sentence = Type.String({ minLength: 10, pattern: '^\\S.*\\S$' });
const some = <T extends ReturnType<typeof Type.String>>(item: T) => Type.Array(item, { minItems: 1 });

const finding = Type.Object(
  {
    message: sentence,
    level: Type.Optional(oneOf(levels)),
    severity: Type.Optional(oneOf(severities)),
    breaks: Type.Optional(some(Type.String())),
    byTheLetter: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

const common = {
  id: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$' }),
  title: sentence,
  why: sentence,
  axis: oneOf(['conformance', 'security']),
  severity: Type.Optional(oneOf(severities)),
  requirements: Type.Array(Type.String()),
  weaknesses: Type.Optional(some(Type.String({ pattern: '^(CWE-\\d+|CVE-\\d{4}-\\d+)$' }))),
  findings: Type.Record(Type.String({ pattern: '^[a-z][A-Za-z0-9]*$' }), finding, { minProperties: 1 }),
  remedy: Type.Object(
    {
      any: sentence,
      ...Object.fromEntries(
        ['postfix', 'exim', 'sendmail', 'opensmtpd', 'exchange', 'haraka'].map((product) => [
          product,
          Type.Optional(sentence),
        ]),
      ),
    },
    { additionalProperties: false },
  ),
};

const scenarioHead = Type.Object(
  {
    ...common,
    services: Type.Array(oneOf(services), { minItems: 1, uniqueItems: true }),
    impact: oneOf(impacts),
    needs: Type.Optional(
      Type.Object(
        {
          opening: Type.Optional(
            Type.Array(oneOf(['ready', 'refusal', 'silent', 'no-handshake']), {
              minItems: 1,
              uniqueItems: true,
            }),
          ),
          recipient: Type.Optional(Type.Boolean()),
          localDomain: Type.Optional(Type.Boolean()),
          mail: Type.Optional(Type.Boolean()),
          wrongPassword: Type.Optional(Type.Boolean()),
          canary: Type.Optional(Type.Boolean()),
          tls: Type.Optional(Type.Boolean()),
          capability: Type.Optional(some(Type.String({ pattern: '^[A-Z0-9-]+$' }))),
        },
        { additionalProperties: false },
      ),
    ),
    idleMinutes: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 15 })),
    connections: Type.Optional(Type.Integer({ minimum: 0, maximum: 8 })),
    messages: Type.Optional(Type.Integer({ minimum: 0, maximum: 64 })),
    judges421: Type.Optional(Type.Boolean()),
    variants: Type.Optional(
      Type.Record(Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }), Type.Unknown(), { minProperties: 1 }),
    ),
  },
  { additionalProperties: false },
);
const invariantHead = Type.Object(common, { additionalProperties: false });

/** A head that is not what `define.ts` describes: a mistake of the suite's author. */
export class BadHead extends Error {
  override readonly name = 'BadHead';

  /** @param id  of the scenario or invariant */
  constructor(
    readonly id: string,
    what: string,
  ) {
    super(`${id} ${what}`);
  }
}

/** Checks the heads of a whole catalogue. @throws BadHead naming the scenario and what is wrong */
export function checkHeads(
  scenarios: readonly AnyScenario[],
  invariants: readonly AnyInvariant[],
  knows: (requirement: string) => boolean,
): void {
  const ajv = new Ajv2020({ allErrors: true });
  const validScenario = ajv.compile(scenarioHead);
  const validInvariant = ajv.compile(invariantHead);
  const seen = new Set<string>();
  const heads = [
    ...scenarios.map(({ meta }) => ({ meta, validate: validScenario })),
    ...invariants.map(({ meta }) => ({ meta, validate: validInvariant })),
  ];
  for (const { meta, validate } of heads) {
    const { id } = meta;
    if (!validate(meta))
      throw new BadHead(id, `is not sound: ${ajv.errorsText(validate.errors, { dataVar: 'meta' })}`);
    if (seen.has(id)) throw new BadHead(id, 'is defined twice');
    seen.add(id);
    const broken = Object.values(meta.findings).flatMap((found) => rowsBrokenBy(found, meta));
    const unknown = [...meta.requirements, ...broken].find((row) => !knows(row));
    if (unknown !== undefined) throw new BadHead(id, `cites ${unknown}, which no table has`);
    checkGrading(meta);
  }
  const silent = scenarios.find(({ meta }) => meta.impact === 'observe' && (meta.messages ?? 0) > 0);
  if (silent !== undefined) throw new BadHead(silent.meta.id, 'only observes and declares messages');
}

function checkGrading(meta: ScenarioMeta | InvariantMeta): void {
  const isSecurity = meta.axis === 'security';
  if (isSecurity && meta.weaknesses === undefined)
    throw new BadHead(meta.id, 'is about security and names no CWE');
  const scale = isSecurity ? 'severity' : 'level';
  const isGraded = isSecurity ? meta.severity !== undefined : meta.requirements.length > 0;
  const ungraded = Object.entries(meta.findings).find(([, found]) => !isGraded && found[scale] === undefined);
  if (ungraded) throw new BadHead(meta.id, `is not graded: finding ${ungraded[0]} has no ${scale}`);
}
