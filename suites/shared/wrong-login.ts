import type { Answer, Session } from '../../runner/net/index.js';
import { plainResponse } from '../../runner/protocol/sasl/index.js';
import { LadderBroken, type Probe, type Rung } from '../../runner/scenario/index.js';

type Climb = (rung: Rung) => Promise<Session>;

/** A login that nobody has, in the form of the one that the user gave, so that a server looks for it where it looks for that. */
export function madeUpLogin({ user = '', runId }: Pick<Probe, 'user' | 'runId'>, number = 1): string {
  const at = user.lastIndexOf('@');
  return `smtpspec-${runId}-${number}${at < 0 ? '' : user.slice(at)}`;
}

/** Whether the EHLO reply in force lists the mechanism. */
export function offersMechanism(open: Session, mechanism: string): boolean {
  return mechanismsOf(open).includes(mechanism);
}

/** Mechanisms of the EHLO reply in force, in upper case. */
export function mechanismsOf({ extensions }: Session): string[] {
  const lines = extensions?.lines.filter(({ keyword }) => keyword === 'AUTH') ?? [];
  return lines.flatMap(({ params }) => params.map((mechanism) => mechanism.toUpperCase()));
}

/** AUTH PLAIN with a password of ours, told in the transcript, which masks the response. */
export function tryLogin(open: Session, login: string, password: string, whose: string): Promise<Answer> {
  open.remark(`AUTH PLAIN for ${whose}, ${password === '' ? 'no password' : 'a password that is made up'}`);
  return open.command(`AUTH PLAIN ${plainResponse(login, password)}`);
}

/** The same session while it is open, else a new one: a server may end it behind a failed login. @throws LadderBroken where PLAIN would go in clear */
export async function openStill(climb: Climb, open?: Session): Promise<Session> {
  if (open?.open === true) return open;
  const fresh = await climb('secured');
  if (!fresh.tls) throw new LadderBroken('secured', 'no TLS came about, and a login is not told in clear');
  return fresh;
}
