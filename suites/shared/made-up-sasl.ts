import type { Answer, Session } from '../../runner/net/index.js';
import { type Context, LadderBroken, type Probe, type ScenarioMeta } from '../../runner/scenario/index.js';

/*
 * AUTH exchanges with made-up credentials, which are nobody's: they may be shown, and in clear too. The transcript masks responses
 * whoever built them, so a remark tells what they were.
 */

type Ground = Pick<Context<ScenarioMeta>, 'session' | 'service' | 'probe' | 'facts'>;

/**
 * A session of nobody in which AUTH is offered, inside TLS where the server can do that; or why a question about this mechanism does
 * not apply: it is not listed. @param name  in upper case  @throws LadderBroken where that cannot be seen
 */
export async function openForMechanism(
  ground: Ground,
  name: string,
): Promise<{ open: Session; missing?: undefined } | { open?: undefined; missing: string }> {
  const { plain: inClear, tls } = ground.facts;
  const isHidden = inClear.includes('STARTTLS') && tls.length === 0;
  if (!isHidden && ![...inClear, ...tls].includes('AUTH')) return { missing: 'AUTH is not offered' };
  if (isHidden && !inClear.includes('AUTH')) throw new LadderBroken('tls', 'no session with TLS came about');
  const open = await openForAuth(ground);
  return listsMechanism(open, name) ? { open } : { missing: `AUTH ${name} is not offered` };
}

async function openForAuth({ session, service, probe, facts }: Ground): Promise<Session> {
  if (service !== 'smtp') return session('secured');
  if (!facts.tls.includes('AUTH')) return session('hello');
  const open = await session('tls');
  const hello = await open.ehlo(probe.clientName);
  if (!hello.is(250)) throw new LadderBroken('hello', `EHLO inside TLS drew ${hello}`);
  return open;
}

function listsMechanism(open: Session, name: string): boolean {
  const lines = open.extensions?.lines.filter(({ keyword }) => keyword === 'AUTH') ?? [];
  return lines.some(({ params }) => params.some((mechanism) => mechanism.toUpperCase() === name));
}

/** AUTH with this mechanism. @param initial  the initial response as it goes over the wire; none unless given */
export function beginExchange(open: Session, name: string, initial?: string): Promise<Answer> {
  if (initial === undefined) return open.command(`AUTH ${name}`);
  open.remark(`the initial response, made up, is ${shown(initial)}`);
  return open.command(`AUTH ${name} ${initial}`);
}

/** One line in answer to a 334. @param response  as it goes over the wire, without its line end */
export function respond(open: Session, response: string): Promise<Answer> {
  open.remark(`the response, made up, is ${shown(response)}`);
  open.send(`${response}\r\n`);
  return open.reply('AUTH');
}

/** Ends an exchange that still goes on, so that QUIT is no response. */
export async function endExchange(open: Session, last: Answer): Promise<void> {
  let answer = last;
  for (let tries = 0; tries < 3 && answer.is(334); tries += 1) answer = await respond(open, '*');
  // Whoever will not let go may read QUIT as a response, or may not.
  if (answer.is(334)) open.allowReset();
}

/** A login that nobody has, and its password. */
export function madeUp({ runId }: Probe): { login: string; password: string } {
  return { login: `smtpspec-${runId}`, password: `made-up-${runId}` };
}

/** Text as it goes over the wire. */
export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** Response of PLAIN (RFC 4616 section 2). */
export const plain = (login: string, password: string, authorization = ''): string =>
  base64(`${authorization}\0${login}\0${password}`);

/** The response of PLAIN with the made-up login. */
export function madeUpPlain(probe: Probe): string {
  const { login, password } = madeUp(probe);
  return plain(login, password);
}

const longestShown = 100;

function shown(response: string): string {
  const { length } = response;
  if (length <= longestShown) return JSON.stringify(response);
  return `${length} octets that begin with ${JSON.stringify(response.slice(0, longestShown))}`;
}
