import { Answer, type LoginOutcome, type Session } from '../net/index.js';
import { CannotGoOn, mechanismKind, type Spoken } from '../protocol/sasl/index.js';
import type { LoginReport } from '../result/index.js';
import {
  type LoginTools,
  logInBy,
  offeredMechanisms,
  usableMechanisms,
  whyNotSend,
} from '../scenario/index.js';
import { adviceFor } from './login-advice.js';

/** Why scenarios that need MAIL cannot be played on a submission service. */
export interface NoMail {
  readonly verdict: 'skipped' | 'inconclusive';
  readonly message: string;
}

/** What came of the one login of a service. */
export interface Login {
  readonly report: LoginReport;
  /** Undefined where it came about. */
  readonly noMail?: NoMail;
  /** What has logged us in. */
  readonly mechanism?: Spoken;
}

/**
 * Logs in once, so that a wrong password is tried by nobody else: with the strongest mechanism that both sides speak, and where that one is
 * refused, once more with PLAIN or LOGIN, as many a server offers what its password file cannot serve.
 */
export async function logIn(
  session: Session,
  address: string,
  tools: LoginTools | undefined,
): Promise<Login> {
  if (tools === undefined)
    return notTried('needs credentials (--user), as a submission service wants AUTH before MAIL');
  const why = whyNotSend(session, address, tools.insecure);
  if (why !== undefined) return notTried(why, adviceFor.insecure(session.tls));
  if (session.extensions === undefined)
    return notTried(
      'no TLS came about, and what is offered inside it is not known',
      adviceFor.notOffered(false),
    );
  const offered = offeredMechanisms(session);
  if (offered.length === 0)
    return notTried('the server does not offer AUTH', adviceFor.notOffered(session.tls));
  const [best, ...others] = usableMechanisms(session, tools);
  if (best === undefined) {
    const named = offered.slice(0, 20).join(' ').slice(0, 200);
    return notTried(`no mechanism of the server fits the credentials; it offers ${named}`);
  }
  const first = await attempt(session, best, tools);
  const second = others.find((name) => mechanismKind(name) === 'clear');
  if (second === undefined || !isWorthAnother(first) || !session.open) return told([first]);
  return told([first, await attempt(session, second, tools)]);
}

type Attempt = Omit<LoginOutcome, 'mechanism'> & { readonly mechanism: Spoken };

async function attempt(session: Session, mechanism: Spoken, tools: LoginTools): Promise<Attempt> {
  try {
    return { ...(await logInBy(session, mechanism, tools)), mechanism };
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    return { kind: 'given-up', mechanism, answer: Answer.none('failed', 'nothing'), why: error.message };
  }
}

/** A server that has proved not to know the password is not told it; nor is one that has just judged it. */
function isWorthAnother({ kind, mechanism, answer }: Attempt): boolean {
  if (kind === 'given-up') return true;
  const judged = mechanismKind(mechanism) === 'clear' && !answer.is(500, 501, 502, 504, 538);
  return kind === 'refused' && !judged;
}

function told(attempts: readonly [Attempt, ...Attempt[]]): Login {
  const last = attempts.at(-1) ?? attempts[0];
  const message = attempts.map(wordsOf).join('; ');
  const advice = adviceFor.attempts(attempts);
  const common = { mechanism: last.mechanism, message, ...(advice.length === 0 ? {} : { advice }) };
  if (last.kind === 'accepted' || last.kind === 'unproven')
    return { report: { result: 'accepted', ...common }, mechanism: last.mechanism };
  const [hint] = advice;
  if (last.kind === 'refused') {
    const noMail = `the login was refused: ${last.answer}${hint === undefined ? '' : ` (${hint})`}`;
    return { report: { result: 'refused', ...common }, noMail: { verdict: 'skipped', message: noMail } };
  }
  return { report: { result: 'undecided', ...common }, noMail: { verdict: 'inconclusive', message } };
}

function wordsOf({ kind, mechanism, answer, why }: Attempt): string {
  if (why !== undefined) return `AUTH ${mechanism} was given up: ${why}`;
  const unproven = kind === 'unproven' ? ', and the server has not proved that it knows the password' : '';
  return `AUTH ${mechanism} drew ${answer}${unproven}`;
}

function notTried(message: string, advice: readonly string[] = []): Login {
  return {
    report: { result: 'not-tried', message, ...(advice.length === 0 ? {} : { advice: [...advice] }) },
    noMail: { verdict: 'skipped', message },
  };
}
