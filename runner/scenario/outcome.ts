import { Answer } from '../net/index.js';

/** What a scenario's body found; the engine alone turns it into a verdict. */
export type Outcome =
  | { readonly kind: 'pass'; readonly message?: string }
  | { readonly kind: 'violation'; readonly finding: string; readonly args: Readonly<Record<string, string>> }
  | { readonly kind: 'observed'; readonly message: string }
  | { readonly kind: 'inconclusive'; readonly message: string }
  | { readonly kind: 'not-applicable'; readonly message: string };

/** Why a value is no outcome, as a body that no compiler has seen may return anything; undefined where it is one. */
export function whyNoOutcome(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) {
    return 'it ended without an outcome; end it with return pass(…), violation(…), observed(…), inconclusive(…) or notApplicable(…)';
  }
  const { kind, message, finding, args } = value as Readonly<Record<string, unknown>>;
  if (kind === 'violation') {
    const isFilled = typeof finding === 'string' && typeof args === 'object' && args !== null;
    return isFilled ? undefined : 'its violation names no finding';
  }
  if (!(messageKinds as readonly unknown[]).includes(kind))
    return `it ended with an outcome of kind "${kind}"`;
  if (typeof message === 'string' || (kind === 'pass' && message === undefined)) return undefined;
  return `its outcome "${kind}" has no text that says what was seen`;
}

const messageKinds = ['pass', 'observed', 'inconclusive', 'not-applicable'] as const;

/** Names in braces in a finding's message. */
export type ArgumentNames<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ArgumentNames<Rest>
  : never;

type Values = Readonly<Record<string, string | number | Answer>>;

export type ArgumentsOf<Message extends string> = [ArgumentNames<Message>] extends [never]
  ? []
  : [args: Readonly<Record<ArgumentNames<Message>, string | number | Answer>>];

export interface Verbs<Findings extends Readonly<Record<string, { readonly message: string }>>> {
  /** The server was seen to do what is required. @param message  what was seen, when the title does not say it */
  pass(message?: string): Outcome;
  /** One of the declared ways to go wrong, with the values for the braces in its message. */
  violation<Finding extends keyof Findings & string>(
    finding: Finding,
    ...args: ArgumentsOf<Findings[Finding]['message']>
  ): Outcome;
  /** A fact worth telling, neither right nor wrong. */
  observed(message: string): Outcome;
  /** The server would not let us see: 4yz, 421, silence, a closed connection. */
  inconclusive(why: string): Outcome;
  /** The server does not have the thing that is asked about, and need not. */
  notApplicable(why: string): Outcome;
}

/** The verbs with which every body ends; they only build values. */
export const verbs: Verbs<Record<string, { readonly message: string }>> = {
  pass: (message) => ({ kind: 'pass', ...(message === undefined ? {} : { message }) }),
  violation: (finding: string, args: Values = {}) => ({ kind: 'violation', finding, args: texts(args) }),
  observed: (message) => ({ kind: 'observed', message }),
  inconclusive: (message) => ({ kind: 'inconclusive', message }),
  notApplicable: (message) => ({ kind: 'not-applicable', message }),
};

function texts(args: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      value instanceof Answer ? value.toString() : String(value),
    ]),
  );
}

/** Fills the braces of a finding's message. @throws Error when a value is missing, which is a mistake of the scenario */
export function fillMessage(message: string, args: Readonly<Record<string, string>>): string {
  return message.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = args[name];
    if (value === undefined) throw new Error(`the message "${message}" has no value for {${name}}`);
    return value;
  });
}
