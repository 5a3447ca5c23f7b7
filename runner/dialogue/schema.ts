import Type, { type Static } from 'typebox';
import { impacts, levels, services, severities } from '../result/index.js';
import type { Rung } from '../scenario/index.js';

/** Rungs from which a dialogue may start; on `tcp` no SMTP is spoken. */
const starts = [
  'connected',
  'greeted',
  'hello',
  'tls',
  'secured',
  'authenticated',
  'authenticated-in-clear',
  'ready',
  'mail',
  'recipient',
] as const satisfies readonly Rung[];

const oneOf = <V extends string>(values: readonly V[], description: string) =>
  Type.Unsafe<V>({ type: 'string', enum: [...values], description });
const sentence = (description: string) => Type.String({ minLength: 10, maxLength: 2_000, description });
const expectation = (description: string) =>
  Type.Unsafe<string | number | readonly (string | number)[]>({
    type: ['string', 'integer', 'array'],
    items: { type: ['string', 'integer'] },
    minItems: 2,
    maxItems: 64,
    description,
  });

/** All that steps say; which of it goes together, `sequence.ts` knows. */
const stepProperties = {
  C: Type.Optional(
    Type.Unsafe<string | readonly string[]>({
      type: ['string', 'array'],
      items: { type: 'string', maxLength: 4_096 },
      minItems: 2,
      maxItems: 64,
      maxLength: 4_096,
      description:
        'A command line without its line end, or a list of them that is sent at once (PIPELINING). {recipient}, {sender} and the like stand for what the run is told; \\xHH, \\t and \\\\ as in transcripts.',
    }),
  ),
  data: Type.Optional(
    Type.String({
      description:
        'A message, header and all, behind the 354. Line ends, dots at the start of a line and the end of the data are seen to. Its Subject bears smtpspec {token}; X-smtpspec-run is put in front.',
    }),
  ),
  wait: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      maximum: 600,
      description: 'So many seconds in which nothing is sent; over as soon as the server says something.',
    }),
  ),
  S: Type.Optional(
    expectation(
      'What the server has to say: codes, classes and "close", with | between them, such as 252 | 5xx. One for each line of a group. Anything else is a finding.',
    ),
  ),
  given: Type.Optional(
    expectation(
      'As S, but not judged: anything else ends the check as inconclusive, or as "else" has it. For what leads to the question.',
    ),
  ),
  text: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'Beside S or given: some line of the reply, without its code, matches this pattern (RE2).',
    }),
  ),
  without: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'Beside S or given: no line of the reply, without its code, matches this pattern (RE2).',
    }),
  ),
  finding: Type.Optional(
    Type.String({
      pattern: '^[a-z][A-Za-z0-9]*$',
      maxLength: 60,
      description: 'Beside S: the name under which baselines know it. Unless given, step and its number.',
    }),
  ),
  message: Type.Optional(
    sentence(
      'Beside S: what the report says when it is otherwise; {command}, {reply} and {expected} are filled in.',
    ),
  ),
  else: Type.Optional(
    oneOf(
      ['inconclusive', 'not-applicable'],
      'Beside given: what the check is when it is otherwise; inconclusive.',
    ),
  ),
};

/** Steps that are a word. */
const wordSteps = ['starttls', 'login'] as const;

const stepMap = Type.Object(stepProperties, { additionalProperties: false });
export type StepMap = Static<typeof stepMap>;
export type Step = (typeof wordSteps)[number] | StepMap;

const step = Type.Unsafe<Step>({
  ...stepMap,
  type: ['string', 'object'],
  description:
    'What the client does (C, data, wait, or the words starttls and login), or what the server has to say to it (S, given).',
  if: { type: 'string' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { enum: [...wordSteps] },
  else: { oneOf: ['C', 'data', 'wait', 'S', 'given'].map((key) => ({ required: [key] })) },
});

/** A dialogue file. */
export const dialogueSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'For editors; not read.' })),
    id: Type.String({
      pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$',
      maxLength: 100,
      description: 'suite/name, never used again for anything else.',
    }),
    title: sentence('What a sound server does, in one sentence.'),
    why: sentence('Why it matters to whoever runs the server.'),
    services: Type.Optional(
      Type.Array(oneOf(services, 'smtp is port 25, submission 587, submissions 465.'), {
        minItems: 1,
        uniqueItems: true,
        description: 'Where it is asked; smtp, submission and submissions unless given.',
      }),
    ),
    impact: oneOf(impacts, 'The most that it can do to a server; held against the steps.'),
    level: Type.Optional(
      oneOf(levels, 'How a finding is graded; that of the first row in requirements unless given.'),
    ),
    severity: Type.Optional(
      oneOf(severities, 'How a finding is graded where the question is one of security.'),
    ),
    weaknesses: Type.Optional(
      Type.Array(Type.String({ pattern: '^(CWE-\\d+|CVE-\\d{4}-\\d+)$' }), {
        minItems: 1,
        description: 'Beside severity: the kind of weakness, such as CWE-204.',
      }),
    ),
    requirements: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
        minItems: 1,
        uniqueItems: true,
        description: 'Rows that a finding breaks (smtpspec list --json), the gravest first.',
      }),
    ),
    needs: Type.Optional(
      Type.Object(
        {
          capability: Type.Optional(
            Type.Array(Type.String({ pattern: '^[A-Z0-9][A-Z0-9-]*$' }), {
              minItems: 1,
              description: 'EHLO keywords; a server that does not list them is not asked.',
            }),
          ),
          tls: Type.Optional(Type.Boolean({ description: 'STARTTLS is offered, or TLS comes first.' })),
          recipient: Type.Optional(Type.Boolean({ description: 'The run is given --recipient.' })),
          localDomain: Type.Optional(Type.Boolean({ description: 'The run knows a domain of the server.' })),
        },
        { additionalProperties: false, description: 'Without it the check is skipped or not applicable.' },
      ),
    ),
    start: oneOf(starts, 'The state of the session in which the first step is taken.'),
    steps: Type.Array(step, { minItems: 1, maxItems: 200, description: 'The dialogue, in its order.' }),
    remedy: Type.Object(
      {
        any: sentence('How to mend it, whatever the server is.'),
        postfix: Type.Optional(sentence('The setting of Postfix.')),
        exim: Type.Optional(sentence('The setting of Exim.')),
        sendmail: Type.Optional(sentence('The setting of Sendmail.')),
        opensmtpd: Type.Optional(sentence('The setting of OpenSMTPD.')),
        exchange: Type.Optional(sentence('The setting of Exchange.')),
        haraka: Type.Optional(sentence('The setting of Haraka.')),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false, title: 'smtpspec dialogue, version 1' },
);

export type Dialogue = Static<typeof dialogueSchema>;
