import type { EhloLine } from './ehlo.js';

/*
 * Firewalls that inspect SMTP (Cisco PIX and ASA, and their likes) write X over the keywords that they do not let through, the last
 * letter counting them up, and asterisks over the greeting.
 */

/** The first keyword that is written over in this way, if there is one. */
export function masks(lines: readonly EhloLine[]): string | undefined {
  return lines.find(({ keyword }) => /^X{4,}[A-Z]?$/.test(keyword))?.raw;
}

/** Whether the text of a greeting is written over: asterisks, and the few digits and blanks that are left standing. */
export function isMaskedGreeting(text: string): boolean {
  return /^[*02 ]+$/.test(text) && /\*{8}/.test(text);
}
