import type { TargetReport } from '../../runner/result/index.js';

export interface Fact {
  /** What it is about, in words. */
  readonly what: string;
  readonly a: string;
  readonly b: string;
}

const states = [
  ['plain', 'EHLO in clear'],
  ['tls', 'EHLO inside TLS'],
  ['authenticated', 'EHLO after AUTH'],
] as const;

/** Facts of two targets that differ: EHLO keywords by state, software, what came of the login. */
export function unlikeFacts(a: TargetReport, b: TargetReport): Fact[] {
  const keywords = states.map(([state, what]) => ({
    what,
    a: difference(a.capabilities[state], b.capabilities[state]),
    b: difference(b.capabilities[state], a.capabilities[state]),
  }));
  const others = [
    { what: 'software', a: a.software ?? 'unknown', b: b.software ?? 'unknown' },
    { what: 'login', a: a.login?.result ?? 'none', b: b.login?.result ?? 'none' },
  ];
  return [...others, ...keywords].filter((fact) => fact.a !== fact.b);
}

/** The lines that the other does not have, in the order of the alphabet; keywords are the same in either case (RFC 5321 section 2.4). */
function difference(own: readonly string[], other: readonly string[]): string {
  const known = new Set(other.map((line) => line.toUpperCase()));
  const only = own.filter((line) => !known.has(line.toUpperCase())).sort();
  if (only.length > 0) return only.join(', ');
  return own.length === 0 && other.length > 0 ? 'no keyword' : 'nothing more';
}
