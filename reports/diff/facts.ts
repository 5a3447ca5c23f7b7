import type { TargetReport } from '../../runner/result/index.js';
import { tlsFacts } from './tls-facts.js';

/** In what two servers are unlike, whatever is asked of them; `yes` and `no` where one has it and the other has not. */
export interface Fact {
  readonly area: 'server' | 'EHLO' | 'TLS';
  /** What it is one of, where there may be many: `suites of TLSv1.2`. */
  readonly kind?: string;
  /** What it is about: a keyword, a TLS version, a cipher suite … */
  readonly what: string;
  readonly a: string;
  readonly b: string;
  /** Services, with the state of the session where it depends on that: `submission after AUTH`. */
  readonly where: readonly string[];
}

export interface Facts {
  readonly facts: readonly Fact[];
  /** Of each area, wherever it could be looked at on both sides. */
  readonly places: Readonly<Record<Fact['area'], readonly string[]>>;
}

const states = [
  ['plain', 'in clear'],
  ['tls', 'inside TLS'],
  ['authenticated', 'after AUTH'],
] as const;

/** Facts of pairs of targets that differ, each once for all places. */
export function unlikeFacts(pairs: readonly { readonly a: TargetReport; readonly b: TargetReport }[]): Facts {
  const all = pairs.flatMap(({ a, b }) => [...serverFacts(a, b), ...ehloFacts(a, b), ...tlsFacts(a, b)]);
  const places = { server: new Set<string>(), EHLO: new Set<string>(), TLS: new Set<string>() };
  for (const { area, where } of all) for (const place of where) places[area].add(place);
  const merged = new Map<string, Fact>();
  for (const fact of all.filter(({ a, b }) => a !== b)) {
    const key = JSON.stringify([fact.area, fact.kind, fact.what, fact.a, fact.b]);
    const where = [...new Set([...(merged.get(key)?.where ?? []), ...fact.where])];
    merged.set(key, { ...fact, where });
  }
  return {
    facts: [...merged.values()],
    places: { server: [...places.server], EHLO: [...places.EHLO], TLS: [...places.TLS] },
  };
}

function serverFacts(a: TargetReport, b: TargetReport): Fact[] {
  const common = { area: 'server', where: [a.service] } as const;
  return [
    { ...common, what: 'software', a: a.software ?? 'unknown', b: b.software ?? 'unknown' },
    { ...common, what: 'login', a: a.login?.result ?? 'none', b: b.login?.result ?? 'none' },
  ];
}

/** Keywords by state of the session, and what stands behind them; of AUTH each mechanism alone. */
function ehloFacts(a: TargetReport, b: TargetReport): Fact[] {
  return states.flatMap(([state, words]) => {
    const [left, right] = [a.capabilities[state], b.capabilities[state]];
    const where = [a.service === 'submissions' && state === 'tls' ? a.service : `${a.service} ${words}`];
    const common = { area: 'EHLO', where } as const;
    if (left.length === 0 && right.length === 0) return [];
    if (left.length === 0 || right.length === 0)
      return [{ ...common, what: 'any keyword', a: yesNo(left.length > 0), b: yesNo(right.length > 0) }];
    return heldAgainst(parametersOf(left), parametersOf(right), common);
  });
}

/** Keywords are the same in either case (RFC 5321 section 2.4), and so are the mechanisms of AUTH (RFC 4422 section 3.1). */
function parametersOf(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const [keyword = '', ...parameters] = line.toUpperCase().split(/[ =]+/);
    // AUTH=LOGIN is an old way to write it, and some servers write both.
    if (keyword !== 'AUTH') found.set(keyword, parameters.join(' '));
    else for (const mechanism of parameters) found.set(`AUTH ${mechanism}`, '');
  }
  return found;
}

function heldAgainst(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
  common: Pick<Fact, 'area' | 'where'>,
): Fact[] {
  const names = [...new Set([...a.keys(), ...b.keys()])].sort();
  return names.map((what) => {
    const [left, right] = [a.get(what), b.get(what)];
    return left === undefined || right === undefined
      ? { ...common, what, a: yesNo(left !== undefined), b: yesNo(right !== undefined) }
      : { ...common, what, a: left, b: right };
  });
}

export function yesNo(has: boolean): string {
  return has ? 'yes' : 'no';
}
