import type { Answered } from './reply-table.js';

/** One command line as the model sees it. */
export interface Command {
  readonly to: Answered;
  /** What follows the verb and one space. */
  readonly argument: string;
  /**
   * Whether a server has to understand it; what is not well formed may be refused as such, or be taken all the same. An unknown verb
   * is well formed when no leniency can make it a known one.
   */
  readonly wellFormed: boolean;
}

const atoms = '[a-z0-9_+-]+(\\.[a-z0-9_+-]+)*';
const labels = '[a-z0-9]+(-+[a-z0-9]+)*(\\.[a-z0-9]+(-+[a-z0-9]+)*)*';
const mailbox = `${atoms}@${labels}`;
const bare = /^$/;
const word = /^\S+$/;
const anything = /^.*$/s;
/**
 * Arguments that every server has to understand: narrower than the grammar on purpose, so that what lies between is never held
 * against a server.
 */
const plain: Readonly<Partial<Record<Answered, RegExp>>> = {
  EHLO: word,
  HELO: word,
  LHLO: word,
  MAIL: new RegExp(`^FROM:<(${mailbox})?>$`, 'i'),
  RCPT: new RegExp(`^TO:<(${mailbox}|postmaster)>$`, 'i'),
  DATA: bare,
  RSET: bare,
  NOOP: bare,
  VRFY: word,
  EXPN: word,
  HELP: bare,
  QUIT: bare,
  STARTTLS: bare,
  AUTH: anything,
};

/** Verbs that extensions define and the model does not follow: what they do to a session is not its business. */
const foreign = /^(BDAT|BURL|ETRN|ATRN|TURN|SEND|SOML|SAML|VERB|ONEX|X.*)$/;

/** A word at the start of the line, which a lenient server cannot take for the verb behind a blank or a stray octet. */
const strange = /^[A-Za-z]{3,}( [\x20-\x7e]*)?$/;

/** Reads one command line, without its line end; undefined for a verb that the model does not follow. @param lmtp  LHLO is one that it does */
export function readCommand(line: string, lmtp = false): Command | undefined {
  const [, verb = '', rest = ''] = /^([A-Za-z0-9-]*)(.*)$/s.exec(line) ?? [];
  const name = verb.toUpperCase();
  if (foreign.test(name) || (name === 'LHLO' && !lmtp)) return undefined;
  const form = Object.hasOwn(plain, name) ? plain[name as Answered] : undefined;
  if (form === undefined)
    return { to: 'unknown', argument: rest.trimStart(), wellFormed: strange.test(line) };
  const argument = rest.replace(/^ /, '');
  const spaced = rest === '' || rest.startsWith(' ');
  const clean = !/[^\x20-\x7e]| $/.test(line);
  return { to: name as Answered, argument, wellFormed: spaced && clean && form.test(argument) };
}
