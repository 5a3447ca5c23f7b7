import { isExcused, type TargetReport, type UnlikeReport } from '../result/index.js';
import { mostAddresses, type Spot } from './addresses.js';
import { certificateWords, type Front, nameIn, offersOf } from './front.js';

/** So many values of a kind are named. */
const mostNamed = 8;
const mostKeywords = 24;

/** Who showed something: an address, or a number of connections. */
interface Shown {
  readonly by: string;
  readonly front: Front;
}

/** What connections to one service at one address showed that is not the same each time. */
export function unlikeConnections(url: string, address: string, fronts: readonly Front[]): UnlikeReport[] {
  const many = (values: readonly (string | undefined)[]) =>
    counted(values.filter((value) => value !== undefined));
  const facts: UnlikeReport[] = [];
  const tell = (what: UnlikeReport['what'], said: string, values: ReadonlyMap<string, number>) => {
    if (values.size < 2) return;
    const list = listed([...values].map(([value, times]) => `${value} (${times})`));
    facts.push({ url, what, text: `${address} ${said} from one connection to the next: ${list}` });
  };
  tell('greeting', 'greets under different names', many(fronts.map(({ name }) => name)));
  tell('software', 'is different software', many(fronts.map(({ software }) => software)));
  tell('certificate', 'has different certificates', many(fronts.map(({ certificate }) => certificate)));
  // A server may answer another name in another way; those of one EHLO can be compared.
  const hello = fronts.find((front) => front.hello !== undefined)?.hello;
  const lists = fronts.flatMap((front) =>
    front.offers === undefined || front.hello !== hello ? [] : [front.offers],
  );
  const at = [...counted(lists.flat())].filter(([, times]) => times < lists.length);
  if (at.length > 0) {
    const list = listed(at.map(([line, times]) => `${line} on ${times} of ${lists.length}`));
    facts.push({
      url,
      what: 'capabilities',
      text: `${address} does not offer the same on every connection: ${list}`,
    });
  }
  return facts;
}

/** What the addresses of one name, and hosts that ought to be unlike, showed of that. */
export function unlikeTargets(reports: readonly TargetReport[], spots: readonly Spot[]): UnlikeReport[] {
  return [
    ...[...grouped(reports)].flatMap(([url, own]) => (own.length < 2 ? [] : unlikeAddresses(url, own))),
    ...sameGreetings(reports),
    ...leftOut(reports, spots),
  ];
}

function unlikeAddresses(url: string, reports: readonly TargetReport[]): UnlikeReport[] {
  const judged = reports.filter(({ problem }) => problem === undefined);
  const facts: UnlikeReport[] = [];
  const lost = reports.filter((report) => report.problem !== undefined && !isExcused(report, reports));
  if (judged.length > 0 && lost.length > 0) {
    const text = `${addresses(judged)} can be judged, ${addresses(lost)} cannot (${[...new Set(lost.map(({ reachability }) => reachability))].join(', ')})`;
    facts.push({ url, what: 'reach', text });
  }
  const shown = judged.map((report): Shown => ({ by: report.address ?? '', front: frontOfReport(report) }));
  const tell = (what: UnlikeReport['what'], verb: string, pick: (front: Front) => string | undefined) => {
    const said = shown.flatMap(({ by, front }) => {
      const value = pick(front);
      return value === undefined ? [] : [{ by, value }];
    });
    if (new Set(said.map(({ value }) => value)).size < 2) return;
    facts.push({ url, what, text: said.map(({ by, value }) => `${by} ${verb} ${value}`).join('; ') });
  };
  tell('greeting', 'greets as', ({ name }) => name);
  tell('software', 'is', ({ software }) => software);
  tell('certificate', 'has the certificate', ({ certificate }) => certificate);
  return [...facts, ...unlikeOffers(url, shown)];
}

/** One fact for all keywords that the same addresses list, and one for each that is listed with something else. */
function unlikeOffers(url: string, shown: readonly Shown[]): UnlikeReport[] {
  const withOffers = shown.filter(({ front }) => front.offers !== undefined);
  const words = new Set(withOffers.flatMap(({ front }) => front.offers ?? []).map(keywordOf));
  const lineOf = (word: string, { front }: Shown) => front.offers?.find((line) => keywordOf(line) === word);
  const missing = new Map<string, string[]>();
  const facts: string[] = [];
  for (const word of words) {
    if (new Set(withOffers.map((it) => lineOf(word, it))).size < 2) continue;
    const have = withOffers.filter((it) => lineOf(word, it) !== undefined);
    if (have.length === withOffers.length) {
      facts.push(have.map((it) => `${it.by} offers ${lineOf(word, it)}`).join('; '));
      continue;
    }
    const lack = withOffers.filter((it) => !have.includes(it));
    const key = `${verbed(have, 'offers', 'offer')} …, ${verbed(lack, 'does', 'do')} not`;
    missing.set(key, [...(missing.get(key) ?? []), word]);
  }
  for (const [frame, keywords] of missing) facts.push(frame.replace('…', listed(keywords, mostKeywords)));
  return facts.map((text) => ({ url, what: 'capabilities', text }));
}

/** Two hosts of different names and addresses that greet in one and the same way: a box in between may answer for both. */
function sameGreetings(reports: readonly TargetReport[]): UnlikeReport[] {
  const greeted = reports.filter(
    ({ greeting }) => greeting !== undefined && greetedName(greeting) !== undefined,
  );
  return greeted.flatMap((report, position): UnlikeReport[] => {
    const twin = greeted
      .slice(0, position)
      .find(
        (other) =>
          other.service === report.service &&
          other.host !== report.host &&
          other.address !== report.address &&
          greetedName(other.greeting) === greetedName(report.greeting),
      );
    if (twin === undefined) return [];
    const text = `${twin.host} and ${report.host} both greet as ${greetedName(report.greeting)}: if they are not one system, something in between answers for both`;
    return [{ url: report.url, what: 'same-greeting', text }];
  });
}

function leftOut(reports: readonly TargetReport[], spots: readonly Spot[]): UnlikeReport[] {
  const many = new Map(
    spots.filter(({ known }) => known > mostAddresses).map((spot) => [spot.target.host, spot.known]),
  );
  const first = new Map(reports.map((report) => [report.host, report.url]));
  return [...many].map(([host, known]) => ({
    url: first.get(host) ?? host,
    what: 'left-out',
    text: `${host} has ${known} addresses; the first ${mostAddresses} were judged, the others were not`,
  }));
}

function frontOfReport({ greeting, software, service, capabilities, tls }: TargetReport): Front {
  const name = greetedName(greeting);
  const lines = service === 'submissions' ? capabilities.tls : capabilities.plain;
  return {
    ...(name === undefined ? {} : { name }),
    ...(software === undefined ? {} : { software }),
    ...(lines.length === 0 ? {} : { offers: offersOf(lines) }),
    ...(tls?.subject === undefined || tls.notAfter === undefined
      ? {}
      : { certificate: certificateWords({ subject: tls.subject, notAfter: tls.notAfter }) }),
  };
}

/** @param greeting  as in a report: escaped, with its codes */
function greetedName(greeting = ''): string | undefined {
  const last =
    greeting
      .replace(/(?:\\r)?\\n$/, '')
      .split('\\n')
      .at(-1) ?? '';
  return /^2\d\d /.test(last) ? nameIn(last.slice(4)) : undefined;
}

function keywordOf(line: string): string {
  return line.split(' ')[0] ?? line;
}

function verbed(shown: readonly Shown[], one: string, several: string): string {
  return `${listed(shown.map(({ by }) => by))} ${shown.length === 1 ? one : several}`;
}

function addresses(reports: readonly TargetReport[]): string {
  return listed(reports.map(({ address }) => address ?? ''));
}

function listed(words: readonly string[], most = mostNamed): string {
  const rest = words.length - most;
  return [...words.slice(0, most), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function counted(values: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return times;
}

function grouped(reports: readonly TargetReport[]): Map<string, TargetReport[]> {
  const groups = new Map<string, TargetReport[]>();
  for (const report of reports) groups.set(report.url, [...(groups.get(report.url) ?? []), report]);
  return groups;
}
