import type { Session } from '../net/index.js';
import { isDomain } from '../protocol/address.js';
import { parseEhlo } from '../protocol/ehlo.js';
import { escapeOctets } from '../protocol/octets.js';
import { recogniseSoftware } from '../target/index.js';

/** How a service showed itself on one connection, without what differs each time: dates, queue ids, nonces. */
export interface Front {
  /** The name that the greeting begins with. */
  readonly name?: string;
  readonly software?: string;
  /** The EHLO that was sent right after the greeting. */
  readonly hello?: string;
  /** What EHLO right after the greeting lists, escaped, in upper case; private keywords (X…) left out. */
  readonly offers?: readonly string[];
  /** Subject and end of validity of the certificate, in words. */
  readonly certificate?: string;
}

const longestWord = 100;

export function frontOf({ exchanges, tlsFacts }: Session): Front {
  const [greeting, hello] = exchanges;
  if (greeting?.to !== 'greeting' || Math.floor(greeting.reply.code / 100) !== 2) return {};
  const last = greeting.reply.lines.at(-1)?.text ?? '';
  const name = nameIn(last);
  const isHello =
    hello?.to === 'EHLO' && hello.reply.code === 250 && !hello.reply.irregularities.has('unterminated');
  const lines = isHello ? parseEhlo(hello.reply).lines.map(({ raw }) => raw) : [];
  const software = recogniseSoftware(greeting.reply.lines.map(({ text }) => text).join('\n'), ...lines);
  const certificate = tlsFacts?.certificate;
  return {
    ...(name === undefined ? {} : { name }),
    ...(software === undefined ? {} : { software }),
    ...(isHello ? { hello: hello.asked, offers: offersOf(lines.map(escapeOctets)) } : {}),
    ...(certificate === undefined ? {} : { certificate: certificateWords(certificate) }),
  };
}

/** The domain that a greeting begins with, in lower case. @param text  of the greeting, code left out */
export function nameIn(text: string): string | undefined {
  const [word = ''] = text.split(' ');
  return isDomain(word) ? word.toLowerCase().slice(0, longestWord) : undefined;
}

/** EHLO lines in a form to compare. @param lines  escaped */
export function offersOf(lines: readonly string[]): string[] {
  return lines
    .map((line) => {
      const [keyword = '', ...params] = line
        .toUpperCase()
        .split(' ')
        .filter((word) => word !== '');
      // The order of mechanisms says nothing.
      return [keyword, ...params.sort()].join(' ').slice(0, longestWord);
    })
    .filter((line) => line !== '' && !line.startsWith('X'))
    .sort();
}

/** @param notAfter  ISO 8601 */
export function certificateWords({ subject, notAfter }: { subject: string; notAfter: string }): string {
  const name = escapeOctets(subject.replaceAll('\n', ', ')).slice(0, longestWord);
  return `${name === '' ? 'no subject' : name}, valid until ${notAfter.slice(0, 10)}`;
}
