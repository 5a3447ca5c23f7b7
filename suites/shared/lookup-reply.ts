import { isDomain, parseMailbox } from '../../runner/protocol/address.js';

/** One line of a positive reply to VRFY or EXPN, without code and enhanced code. */
export interface LookupLine {
  readonly text: string;
  /** Mailboxes with a fully qualified domain. */
  readonly mailboxes: readonly string[];
  /** A source route stands where an address is due. */
  readonly routed: boolean;
  /** No address, but a command or a file that takes the mail. */
  readonly program: boolean;
  /** The address stands in angle brackets. */
  readonly bracketed: boolean;
  /** `User Name <mailbox>` or `mailbox`, and nothing else: the two forms of RFC 5321 section 3.5.1. */
  readonly plainForm: boolean;
}

const inBrackets = /<((?:"(?:[^"\\]|\\.)*"|[^<>"])*)>/g;

/** @param reply  text of an answer, lines joined by LF */
export function readLookup(reply: string): LookupLine[] {
  return reply.split('\n').map(readLine);
}

function readLine(line: string): LookupLine {
  const text = line.replace(/^[245]\.\d{1,3}\.\d{1,3}(?: |$)/, '').trim();
  const enclosed = [...text.matchAll(inBrackets)].map(([, inner = '']) => inner);
  const loose = text
    .replace(inBrackets, ' ')
    .split(/[\s,;:]+/)
    .filter((word) => word.includes('@'));
  const mailboxes = [...enclosed, ...loose].filter(isQualified);
  const [first = ''] = mailboxes;
  const bracketed = enclosed.includes(first);
  const rest = text.slice(0, text.length - (bracketed ? first.length + 2 : first.length));
  return {
    text,
    mailboxes,
    routed: [...enclosed, ...loose].some((word) => word.startsWith('@')),
    program: mailboxes.length === 0 && /^[<"]*(?:\||\/|:include:)/.test(text),
    bracketed,
    plainForm:
      mailboxes.length === 1 &&
      text.endsWith(bracketed ? `<${first}>` : first) &&
      (bracketed ? /^[^<>@]*$/.test(rest) : rest === ''),
  };
}

function isQualified(word: string): boolean {
  const domain = parseMailbox(word)?.domain ?? '';
  return isDomain(domain) && domain.includes('.');
}
