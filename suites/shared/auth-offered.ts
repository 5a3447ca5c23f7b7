import type { Answer, Session } from '../../runner/net/index.js';
import type { EhloLine } from '../../runner/protocol/ehlo.js';
import {
  type Facts,
  LadderBroken,
  offeredMechanisms,
  type Probe,
  type Rung,
} from '../../runner/scenario/index.js';
import { askMail } from './paths.js';

export { offeredMechanisms };

interface Place {
  readonly session: (rung: Rung) => Promise<Session>;
  readonly service: string;
  readonly probe: Probe;
  readonly facts: Facts;
}

/**
 * A session of somebody who has not authenticated, behind an EHLO that lists AUTH: inside TLS where it is listed there, else in clear.
 * Undefined where the server lists it nowhere. A session that is not offered what others were ends the scenario, as a broken rung does.
 */
export async function whereAuthIsOffered(place: Place): Promise<Session | undefined> {
  const { session, service, probe, facts } = place;
  if (offersNoAuth(facts)) return undefined;
  const isInside = facts.tls.includes('AUTH');
  if (!isInside && !facts.plain.includes('AUTH'))
    throw new LadderBroken('tls', 'AUTH is not listed in clear, and no session with TLS came about');
  const open =
    isInside && service !== 'submissions' ? await helloInsideTls(session, probe) : await session('hello');
  if (!open.offers('AUTH')) throw new LadderBroken('hello', 'EHLO does not list AUTH in this session');
  return open;
}

/** AUTH is listed nowhere, and inside TLS was looked at where the server has that. */
export function offersNoAuth({ plain, tls }: Facts): boolean {
  return ![...plain, ...tls].includes('AUTH') && !(plain.includes('STARTTLS') && tls.length === 0);
}

/** EHLO inside TLS, begun by STARTTLS, with nobody authenticated. */
export async function helloInsideTls(
  session: (rung: Rung) => Promise<Session>,
  { clientName }: Probe,
): Promise<Session> {
  const open = await session('tls');
  const hello = await open.ehlo(clientName);
  if (!hello.is(250)) throw new LadderBroken('hello', `EHLO inside TLS drew ${hello}`);
  return open;
}

/** The lines with the keyword AUTH in the EHLO reply in force; more than one where a server repeats it. */
export const authLines = (open: Session): readonly EhloLine[] =>
  open.extensions?.lines.filter(({ keyword }) => keyword === 'AUTH') ?? [];

/** Whether it lists this mechanism. @param name  in upper case */
export const offersMechanism = (open: Session, name: string): boolean =>
  offeredMechanisms(open).includes(name);

/**
 * A session of nobody in which AUTH is offered, inside TLS where the server can do that; or why a question about this mechanism does
 * not apply: it is not listed. @param name  in upper case  @throws LadderBroken where that cannot be seen
 */
export async function openForMechanism(
  { session, service, probe, facts }: Place,
  name: string,
): Promise<{ open: Session; missing?: undefined } | { open?: undefined; missing: string }> {
  if (offersNoAuth(facts)) return { missing: 'AUTH is not offered' };
  if (![...facts.plain, ...facts.tls].includes('AUTH'))
    throw new LadderBroken('tls', 'no session with TLS came about');
  const open =
    service !== 'smtp'
      ? await session('secured')
      : facts.tls.includes('AUTH')
        ? await helloInsideTls(session, probe)
        : await session('hello');
  return offersMechanism(open, name) ? { open } : { missing: `AUTH ${name} is not offered` };
}

/** The same session while it is open, else a new one: a server may end it behind a failed login. @throws LadderBroken where PLAIN would go in clear */
export async function openStill(session: Place['session'], open?: Session): Promise<Session> {
  if (open?.open === true) return open;
  const fresh = await session('secured');
  if (!fresh.tls) throw new LadderBroken('secured', 'no TLS came about, and a login is not told in clear');
  return fresh;
}

/** One that every server begins with 334 when AUTH comes without an initial response; the first one that is listed, else. */
export function mechanismToBegin(open: Session): string {
  const listed = offeredMechanisms(open);
  return ['PLAIN', 'LOGIN'].find((name) => listed.includes(name)) ?? listed[0] ?? 'PLAIN';
}

/** Begins an exchange, and where it is begun takes it back with "*", so that no login is tried. @returns what AUTH drew */
export async function beginAuth(open: Session, line: string): Promise<Answer> {
  const reply = await open.command(line);
  if (reply.is(334)) await open.command('*');
  return reply;
}

/** A control, on a session of its own: what a listed mechanism draws there. */
export async function beginListed(place: Place): Promise<Answer> {
  const open = await whereAuthIsOffered(place);
  if (open === undefined) throw new LadderBroken('hello', 'EHLO lists no AUTH');
  return beginAuth(open, `AUTH ${mechanismToBegin(open)}`);
}

/**
 * A session that is offered AUTH and in which MAIL is welcome: a stranger's where that will do, else that of the given user. Undefined
 * where the server lists AUTH nowhere.
 */
export async function whereMailIsWelcome(place: Place): Promise<Session | undefined> {
  const { session, service, probe } = place;
  const open = await whereAuthIsOffered(place);
  if (open === undefined) return undefined;
  const mail = await askMail(open, `MAIL FROM:<${probe.sender}>`);
  if (mail.is(250)) return open;
  if (!mail.is(5) || service === 'smtp') throw new LadderBroken('mail', `MAIL drew ${mail}`);
  await open.quit();
  return session('authenticated');
}
