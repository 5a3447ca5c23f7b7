import Type, { type Static } from 'typebox';

const text = Type.String({ minLength: 1 });

const entry = Type.Object(
  {
    target: text,
    check: text,
    variant: Type.Optional(text),
    finding: Type.Optional(text),
    verdict: Type.Unsafe<'fail' | 'warn'>({ type: 'string', enum: ['fail', 'warn'] }),
    reason: text,
    owner: text,
    expires: text,
  },
  { additionalProperties: false },
);

/** A baseline file, version 1. */
export const baselineSchema = Type.Object(
  { version: Type.Literal(1), entries: Type.Array(entry) },
  { additionalProperties: false },
);

export type BaselineFile = Static<typeof baselineSchema>;
