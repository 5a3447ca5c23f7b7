import { hasForbiddenOctets } from './endings.js';

/** One command line. Strings hold octets (latin1), so that nothing is lost before the grammar looks at them. */
export interface Command {
  /** Upper case; '' when the line does not begin with a word. */
  readonly verb: string;
  /** The verb as it was written. */
  readonly written: string;
  /** What follows the first space, trailing white space removed; '' when there is nothing. */
  readonly argument: string;
  /** The line holds a bare CR, a bare LF or a NUL. */
  readonly impure: boolean;
  /** The whole line without its end. */
  readonly line: string;
}

/** Trailing white space is tolerated (RFC 5321 section 4.1.1), leading white space is not. */
export function parseCommand(octets: Buffer): Command {
  const line = octets.toString('latin1');
  const trimmed = line.replace(/[ \t]+$/, '');
  const impure = hasForbiddenOctets(octets);
  const [, written = '', rest = ''] = /^([A-Za-z0-9-]+)((?:[^A-Za-z0-9-].*)?)$/s.exec(trimmed) ?? [];
  // A verb is set off by a space: anything else (a tab, a colon) makes the line unparsable, except for octets
  // that are refused anyway.
  const known = rest === '' || rest.startsWith(' ') || impure;
  return {
    verb: known ? written.toUpperCase() : '',
    written,
    argument: rest.startsWith(' ') ? rest.slice(1) : '',
    impure,
    line,
  };
}
