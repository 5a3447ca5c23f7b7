import type { Drawn } from './ask.js';
import { NotSeen } from './line.js';

/**
 * Why it is not certain that a hello was refused for what it offers; undefined when it was. An alert is a refusal. A connection that is closed may
 * have another reason, so a hello that the server accepts is sent once more; silence says nothing.
 * @param plain  sends that hello
 */
export async function whyUncertain(
  { kind, text }: Drawn,
  plain: () => Promise<Drawn>,
): Promise<string | undefined> {
  if (kind === 'alert' || kind === 'hello') return undefined;
  if (kind === 'silent') return text;
  const control = await plain().catch(inWords);
  if (typeof control === 'string') return control;
  return control.kind === 'hello' ? undefined : `the server stopped to answer: ${text}`;
}

/** What a question that could not be asked has to say; anything else is our mistake. */
export function inWords(error: unknown): string {
  if (error instanceof NotSeen) return error.message;
  throw error;
}
