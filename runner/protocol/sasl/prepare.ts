import { CannotGoOn } from './client.js';

/**
 * SASLprep (RFC 4013) of a name or password, in the form for queries: unassigned code points pass. What is ASCII and printable comes out
 * as it went in, so that most runs need no tables. @throws CannotGoOn where the text holds what is prohibited
 */
export async function prepare(text: string): Promise<string> {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const { saslprep } = await import('@mongodb-js/saslprep');
  try {
    return saslprep(text, { allowUnassigned: true });
  } catch {
    throw new CannotGoOn(
      'the name or the password holds characters that SASLprep prohibits (RFC 4013 section 2.3)',
    );
  }
}
