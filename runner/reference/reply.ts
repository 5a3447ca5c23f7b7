import type { Session } from './session.js';

/**
 * One SMTP reply before it becomes bytes. `enhanced` is '' where RFC 2034 section 4 asks for no enhanced code
 * (greeting, EHLO and HELO, 3yz). `follow` runs once the reply has been handed to the stream.
 */
export interface Reply {
  readonly code: number;
  readonly enhanced: string;
  readonly lines: readonly string[];
  readonly follow?: (session: Session) => void;
}

export function reply(code: number, enhanced: string, ...lines: readonly string[]): Reply {
  return { code, enhanced, lines: lines.length > 0 ? lines : [''] };
}

/** The same reply, after which the connection ends. */
export function closing(given: Reply): Reply {
  return { ...given, follow: (session) => session.end() };
}

export const badSequence = (text: string): Reply => reply(503, '5.5.1', text);
export const badArgument = (text: string, enhanced = '5.5.4'): Reply => reply(501, enhanced, text);

/** Text of every line: the enhanced code, where there is one, stands on each (RFC 2034 section 4). */
export function textLines(given: Reply): string[] {
  return given.lines.map((line) => (given.enhanced === '' ? line : `${given.enhanced} ${line}`));
}

/** Reply-line of RFC 5321 section 4.2: a hyphen after the code on all lines but the last, CRLF behind each. */
export function encodeReply(given: Reply): Buffer {
  const lines = textLines(given);
  const wire = lines.map((line, index) => `${given.code}${index < lines.length - 1 ? '-' : ' '}${line}\r\n`);
  return Buffer.from(wire.join(''), 'utf8');
}
