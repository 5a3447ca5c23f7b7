import { hostname } from 'node:os';
import type { Report, Service } from '../../runner/result/index.js';

const usualPort: Readonly<Record<Service, number>> = {
  smtp: 25,
  submission: 587,
  submissions: 465,
  lmtp: 24,
};
const host = hostname().replace(/[^\w-]/g, '\\$&');

/** What a clock, a dice or the machine says, and what stands for it, so that recording again gives the same. The run id is fixed by the test. */
const fixed: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/\b(0{8})-[0-9a-f]{10}\b/g, '00000000-0000000000'],
  [/(?<=334 )P[DG][\w+/=]+/g, challenge],
  [/(?<=\bDate: )\w{3}, [\w: +-]+/g, 'Thu, 01 Jan 2026 12:00:00 +0000'],
  [/\b20\d\d-\d\d-\d\d( to 20\d\d-\d\d-\d\d)?(?! has nothing|\))/g, day],
  [new RegExp(`(?<=\\b(?:EHLO|HELO|LHLO|greets) )(?:${host}|localhost)\\b`, 'g'), 'client.example'],
  [/(?<=http:\/\/127\.0\.0\.1:)\d+/g, '80'],
  [/(?<=no reply within )\d+ s\b/g, '… s'],
  // Of what is measured the number tells nothing.
  [/: the (?:login|mailbox) that exists took .* pairs\)$/, ''],
  [/[-+]?\d+(?:\.\d+)?(?= ms\b| to [-+]\d| pairs\))/g, '…'],
  [/(?<=the server took )\d+ in one session and \d+ in the next/g, '… in one session and … in the next'],
];

/** Takes them out of what is told of this run. */
export function settled({ targets }: Report): (text: string) => string {
  const ports = targets.map(
    ({ port, service }) => [new RegExp(`(?<=port |:)${port}\\b`, 'g'), String(usualPort[service])] as const,
  );
  return (text) =>
    [...ports, ...fixed].reduce(
      (told, [what, instead]) =>
        typeof instead === 'string' ? told.replace(what, instead) : told.replace(what, instead),
      text,
    );
}

/** One day, or a term of validity. */
function day(found: string): string {
  return found.includes(' to ') ? '2026-01-01 to 2026-03-31' : '2026-01-01';
}

/** The challenge of CRAM-MD5 with another number in it: `<number@host>`. */
function challenge(base64: string): string {
  const text = Buffer.from(base64, 'base64').toString('latin1');
  return Buffer.from(text.replace(/^<[0-9a-f]+@/, '<0123456789abcdef@')).toString('base64');
}
