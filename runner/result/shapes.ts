import Type, { type TSchema } from 'typebox';

/** The few shapes that a report is made of; each says in words what it holds. */
export const closed = <P extends Record<string, TSchema>>(properties: P, description: string) =>
  Type.Object(properties, { additionalProperties: false, description });

/** One word of a closed vocabulary. */
export const oneOf = <V extends string>(values: readonly V[], description: string) =>
  Type.Unsafe<V>({ type: 'string', enum: [...values], description });

export const text = (description: string) => Type.String({ description });

export const count = (description: string) => Type.Integer({ minimum: 0, description });
