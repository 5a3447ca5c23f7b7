import { networkInterfaces } from 'node:os';
import { type Answer, Session, type SessionSettings } from '../net/index.js';
import { namesakeOf, protocolOf } from '../protocol/first-octets.js';
import { isIPv4, reachOf } from '../protocol/ip.js';
import { isMaskedGreeting, masks } from '../protocol/masked.js';
import { escapeOctets } from '../protocol/octets.js';
import type { ReachReport } from '../result/index.js';
import {
  clearFirst,
  late,
  masked,
  noConnection,
  notSmtp,
  noWord,
  silent,
  tlsFirst,
  turnedAway,
  type Unjudged,
  unjudged,
} from './reach.js';

/** What first octets told, and the sessions that were held to find it out. */
export interface FirstLook {
  readonly facts: Unjudged;
  readonly sessions: readonly Session[];
}

/** Wait for a greeting where another way to begin was tried, in milliseconds: a server that has one to give need not wait for us. */
const secondGreetingMs = 3_000;
const longestQuote = 160;

export function failedToConnect(settings: SessionSettings, error: NodeJS.ErrnoException): Unjudged {
  return noConnection(settings, error, hasFamilyOf(settings.address));
}

/** Whether an interface of this machine has an address by which it could reach the other one. */
function hasFamilyOf(address: string): boolean {
  const own = Object.values(networkInterfaces()).flatMap((list = []) => list);
  const usable = own.filter((it) => !it.internal && !it.address.startsWith('fe80'));
  if (isIPv4(address)) return usable.some((it) => isIPv4(it.address));
  const kinds = ['public', reachOf(address)];
  return usable.some((it) => !isIPv4(it.address) && kinds.includes(reachOf(it.address)));
}

/** What stands behind a session whose greeting is none that SMTP goes on from; the session is over afterwards. */
export async function withoutGreeting(
  session: Session,
  greeting: Answer,
  settings: SessionSettings,
): Promise<FirstLook & { readonly farewell: Answer }> {
  const began = octetsOf(session);
  // What has said something that is not SMTP gets no command of ours.
  const speaksSmtp = greeting.kind === 'reply' ? greeting.code > 0 : began === '';
  const farewell = await (speaksSmtp ? session.quit() : session.close());
  const said = octetsOf(session);
  if (greeting.is(4)) {
    const reach = turnedAway(settings, `${greeting}`, greeting.code);
    return { facts: unjudged('open', reach), sessions: [], farewell };
  }
  const protocol = protocolOf(said);
  if (said === '' || protocol === 'TLS') {
    if (greeting.kind !== 'timed-out')
      return { facts: noWord(settings, `${greeting}`), sessions: [], farewell };
    const tls = settings.implicitTls ? undefined : await greetingInTls(settings);
    return tls === undefined
      ? { facts: silent(settings, `${greeting}`), sessions: [], farewell }
      : { ...tls, facts: tls.facts ?? silent(settings, `${greeting}`), farewell };
  }
  if (greeting.kind === 'timed-out' && began === '' && /^[2-5]\d\d/.test(said)) {
    return { facts: late(settings, `${greeting}`, quoted(said)), sessions: [], farewell };
  }
  const isCut = !['reply', 'timed-out', 'flooded'].includes(greeting.kind);
  if (protocol === undefined && isCut && /^[2-5]\d\d/.test(said)) {
    return {
      facts: noWord(settings, `${greeting} in the middle of "${quoted(said)}"`),
      sessions: [],
      farewell,
    };
  }
  return { facts: notSmtp(settings, protocol, wordsFor(said, greeting, began)), sessions: [], farewell };
}

function wordsFor(said: string, greeting: Answer, began: string): string {
  if (greeting.kind === 'timed-out' && began !== '') return `its greeting never ended: ${quoted(said)}`;
  if (greeting.kind === 'flooded') return `${greeting}`;
  return quoted(said);
}

/** What a port says in clear where TLS ought to come first and none came about; undefined where it says nothing of its own. */
export async function greetingInClear(
  settings: SessionSettings,
  why: string,
): Promise<{ readonly facts: Unjudged | undefined; readonly sessions: readonly Session[] }> {
  const connected = await Session.connect({ ...settings, implicitTls: false }).catch(() => undefined);
  if (connected === undefined) return { facts: undefined, sessions: [] };
  const { session } = connected;
  session.remark('no TLS came about, so it is seen whether the server greets in clear');
  const greeting = await session.reply('greeting', secondGreetingMs);
  const octets = octetsOf(session);
  await (greeting.code > 0 ? session.quit() : session.close());
  return { facts: inClear(settings, why, greeting, octets), sessions: [session] };
}

function inClear(
  settings: SessionSettings,
  why: string,
  greeting: Answer,
  octets: string,
): Unjudged | undefined {
  if (greeting.is(2, 3, 4, 5)) return clearFirst(settings, why, `${greeting}`);
  if (octets === '') return undefined;
  return notSmtp(settings, protocolOf(octets), quoted(octets));
}

/** A server that is silent in clear may wait for a ClientHello; any client that expects TLS there sends one. */
async function greetingInTls(
  settings: SessionSettings,
): Promise<{ readonly facts: Unjudged | undefined; readonly sessions: readonly Session[] }> {
  const connected = await Session.connect({ ...settings, implicitTls: true }).catch(() => undefined);
  if (connected === undefined) return { facts: undefined, sessions: [] };
  const { session, tls } = connected;
  session.remark('silent in clear, so it was asked with a ClientHello whether it expects TLS');
  const sessions = [session];
  if (tls?.ok !== true) {
    await session.close();
    const facts = tls?.spokeTls ? tlsFirst(settings, `the handshake failed, ${tls.why}`) : undefined;
    return { facts, sessions };
  }
  const greeting = await session.reply('greeting', secondGreetingMs);
  await (greeting.code > 0 ? session.quit() : session.close());
  const inside = greeting.is(2, 3, 4, 5) ? `inside it greets with ${greeting}` : 'inside it no greeting came';
  return { facts: tlsFirst(settings, inside), sessions };
}

/** A protocol that greets as SMTP does and refuses EHLO. */
export function namesake(settings: SessionSettings, greeting: Answer, hello: Answer): Unjudged | undefined {
  if (!hello.is(5)) return undefined;
  const protocol = namesakeOf(`${greeting.text}\n${hello.text}`);
  if (protocol === undefined) return undefined;
  return notSmtp(settings, protocol, `it greets with ${greeting} and answers EHLO with ${hello}`);
}

/** What there is to tell of a service although it can be judged: a box in between that writes over what it says. */
export function maskedBy(
  session: Session,
  greeting: Answer,
  settings: SessionSettings,
): ReachReport | undefined {
  const keyword = masks(session.extensions?.lines ?? []);
  const text = escapeOctets(greeting.text).slice(0, longestQuote);
  const shown = [
    ...(isMaskedGreeting(greeting.text) ? [`the greeting is ${text}`] : []),
    ...(keyword === undefined
      ? []
      : [`the EHLO reply lists ${escapeOctets(keyword).slice(0, longestQuote)}`]),
  ];
  return shown.length === 0 ? undefined : masked(settings, shown.join(', and '));
}

function octetsOf(session: Session): string {
  return session.transcript.flatMap(({ from, data }) => (from === 'server' ? [data] : [])).join('');
}

function quoted(octets: string): string {
  const [line = ''] = octets.split('\r\n');
  const text = escapeOctets(line);
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}
