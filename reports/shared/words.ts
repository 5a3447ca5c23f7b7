import type { LoginReport, Reachability, Verdict } from '../../runner/result/index.js';
import { visible } from './visible.js';

/** How a verdict is written, and what it means, for people who have read no documentation. */
export const verdictWords: Record<Verdict, { label: string; meaning: string }> = {
  fail: {
    label: 'fail',
    meaning: 'A MUST or MUST NOT is broken, or a weakness of medium severity or more was shown.',
  },
  error: {
    label: 'error',
    meaning: 'The check itself broke. It says nothing about the server; please report it to us.',
  },
  warn: {
    label: 'warn',
    meaning:
      'A SHOULD or SHOULD NOT is broken, a weakness of low severity was shown, or a MUST is broken by the letter only.',
  },
  inconclusive: {
    label: 'inconclusive',
    meaning:
      'The server would not let us see: a temporary refusal, greylisting, a closed connection, a timeout.',
  },
  info: { label: 'info', meaning: 'A fact worth knowing. Nothing is broken.' },
  pass: { label: 'pass', meaning: 'The server was seen to do what is required.' },
  'not-applicable': {
    label: 'not applicable',
    meaning: 'The server does not offer the feature that the check is about, and need not.',
  },
  skipped: {
    label: 'skipped',
    meaning:
      'Not run: the impact was not allowed, it was not selected, or no credentials or mailbox were given.',
  },
};

/** What the first connection met, in words. */
export const reachabilityWords: Record<Reachability, string> = {
  open: 'reachable',
  refused: 'connection refused',
  'timed-out': 'timed out',
  unresolved: 'name does not resolve',
  'tls-failed': 'TLS handshake failed',
  'not-smtp': 'does not speak SMTP',
  closed: 'connection closed without a word',
  unreachable: 'no way leads there',
};

const products: Record<string, string> = {
  postfix: 'Postfix',
  exim: 'Exim',
  sendmail: 'Sendmail',
  opensmtpd: 'OpenSMTPD',
  exchange: 'Exchange',
  haraka: 'Haraka',
  any: 'Any server',
};

/** The name of a product as its makers write it; an unknown one stays as recognised. */
export function productName(id: string): string {
  return Object.hasOwn(products, id) ? (products[id] ?? id) : id;
}

/** `1 check`, `2 checks`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** A duration given in milliseconds: `85 ms`, `1.4 s`, `3 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `2026-03-01T09:30:00.000Z` as `2026-03-01 09:30:00 UTC`; any other form as it is, but inert. */
export function moment(iso: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(iso) ?? [];
  return day === undefined ? visible(iso) : `${day} ${time} UTC`;
}

/** How a login ended. */
export const loginWords: Readonly<Record<LoginReport['result'], string>> = {
  accepted: 'accepted',
  refused: 'refused',
  'not-tried': 'not tried',
  undecided: 'undecided',
};
