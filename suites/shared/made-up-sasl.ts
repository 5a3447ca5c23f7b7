import type { Answer, Session } from '../../runner/net/index.js';
import { plainResponse } from '../../runner/protocol/sasl/index.js';
import type { Probe } from '../../runner/scenario/index.js';

/*
 * AUTH exchanges with made-up credentials, which are nobody's: they may be shown, and in clear too. The transcript masks responses
 * whoever built them, so a remark tells what they were.
 */

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

/** A login that nobody has, in the form of the one that the user gave, so that a server looks for it where it looks for that. */
export function madeUpLike({ user = '', runId }: Pick<Probe, 'user' | 'runId'>, number = 1): string {
  const at = user.lastIndexOf('@');
  return `smtpspec-${runId}-${number}${at < 0 ? '' : user.slice(at)}`;
}

/** AUTH PLAIN in one line, with a password of ours. @param whose  login, in words */
export function tryLogin(open: Session, login: string, password: string, whose: string): Promise<Answer> {
  open.remark(`AUTH PLAIN for ${whose}, ${password === '' ? 'no password' : 'a password that is made up'}`);
  return open.command(`AUTH PLAIN ${plainResponse(login, password)}`);
}

/** The same with a login that bears the mark of this run, and so tells an admin who tried it; no account gets locked. */
export function tryMadeUp(open: Session, probe: Probe): Promise<Answer> {
  const { login } = madeUp(probe);
  return tryLogin(open, login, 'made-up', `${login}, which is made up`);
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
