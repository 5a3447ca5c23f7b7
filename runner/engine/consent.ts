import { isIPv4, isIPv6, isLoopback } from '../protocol/ip.js';
import { escapeOctets } from '../protocol/octets.js';
import { allowsImpact, type Impact, type Report } from '../result/index.js';
import type { Spot } from './addresses.js';
import type { Engagement } from './engagements.js';
import { BadOption, type ResolvedOptions } from './options.js';

type Consent = NonNullable<Report['consents']>[number];
type Engaged = Pick<Engagement, 'options'> & { readonly spot: Spot };

/** Where a domain says that it may be tested so. */
const recordOf = (host: string): string => `_smtpspec.${host.replace(/\.$/, '')}`;
const longestQuote = 100;

/**
 * By whose word the run may deliver to, or stress, each host, once for each: it is this machine, the user says so, or the domain does. Nothing is sent
 * before. @throws BadOption naming the host, and how its owner can consent
 */
export async function consentsTo(engaged: readonly Engaged[]): Promise<Consent[]> {
  const hosts = new Map<string, Engaged[]>();
  for (const one of engaged) {
    const { host } = one.spot.target;
    // A name without an address is not connected to.
    if (one.spot.address === undefined || !needsConsent(one.options)) continue;
    hosts.set(host, [...(hosts.get(host) ?? []), one]);
  }
  return Promise.all([...hosts].map(([host, of]) => consentTo(host, of)));
}

function needsConsent({ allow }: ResolvedOptions): boolean {
  return !allowsImpact('probe', allow);
}

async function consentTo(host: string, engaged: readonly Engaged[]): Promise<Consent> {
  const allow = engaged
    .map(({ options }) => options.allow)
    .reduce((most, one) => (allowsImpact(most, one) ? most : one));
  if (engaged.every(({ spot }) => isLoopback(spot.address ?? ''))) return { host, allow, by: 'loopback' };
  if (engaged.every(({ options }) => options.authorized)) return { host, allow, by: 'flag' };
  const needs = `--allow ${allow} at ${host}, which is not this machine, needs the consent of whoever is responsible for it: --i-am-authorized says that you have it`;
  if (isIPv4(host) || isIPv6(host)) throw new BadOption(needs);
  const record = recordOf(host);
  const resolve = engaged[0]?.options.resolveTxt;
  const answer = await resolve?.(record).catch((error: NodeJS.ErrnoException) => error);
  const why = answer instanceof Error || answer === undefined ? unanswered(answer) : refusal(answer, allow);
  if (why === undefined) return { host, allow, by: 'dns', record };
  throw new BadOption(`${needs}, or the TXT record ${record} "v=smtpspec1; allow=${allow}" does (${why})`);
}

function unanswered(error: NodeJS.ErrnoException | undefined): string {
  return `it could not be looked up: ${error?.code ?? error?.message ?? 'no answer'}`;
}

/** Why none of these records allows it; undefined where one does. Records that are not ours are not looked at. */
function refusal(records: readonly string[], allow: Impact): string | undefined {
  const own = records.filter((text) => /^\s*v\s*=\s*smtpspec/i.test(text));
  if (own.length === 0) return 'there is none';
  const reasons = own.map((text) => whyNot(text, allow));
  if (reasons.includes(undefined)) return undefined;
  const quoted = escapeOctets((own[0] ?? '').slice(0, longestQuote));
  return `"${quoted}" ${reasons[0]}`;
}

function whyNot(text: string, allow: Impact): string | undefined {
  const pairs = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): [string, string] => {
      const [, name = '', value = ''] = /^([a-z]+)\s*=\s*(\S+)$/i.exec(part) ?? [];
      return [name.toLowerCase(), value.toLowerCase()];
    });
  const { v, allow: allowed, until, ...others } = Object.fromEntries(pairs) as Record<string, string>;
  if (v !== 'smtpspec1' || Object.keys(others).length > 0 || pairs.length > 3) return 'cannot be read';
  if (allowed !== 'deliver' && allowed !== 'stress') return 'allows neither deliver nor stress';
  if (until !== undefined && !isDay(until)) return 'has an until that is no date YYYY-MM-DD';
  if (until !== undefined && until < new Date().toISOString().slice(0, 10))
    return `has expired: until ${until}`;
  return allowsImpact(allowed, allow) ? undefined : `allows ${allowed} alone`;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}
