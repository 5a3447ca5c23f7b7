import type { Command } from './command.js';
import { type Answered, isListed } from './reply-table.js';
import { type State, withoutTransaction } from './state.js';

/** Why a reply is not legal: the row that forbids it, and in words. */
export interface Forbidden {
  readonly row: string;
  readonly because: string;
}

/** What a reply does to one state: the states that the session may be in then, or that it was not legal. */
export type Step = { readonly next: readonly State[] } | { readonly forbidden: Forbidden };

const to = (...next: readonly State[]): Step => ({ next });
const no = (row: string, because: string): Step => ({ forbidden: { row, because } });
const isClass = (code: number, digit: number): boolean => Math.floor(code / 100) === digit;

/**
 * One step of the model of RFC 5321: what the reply to a command means in a state, or which sentence forbids it there. A refusal is
 * legal wherever no sentence says otherwise, as a server may refuse for reasons of its own (section 7.9).
 */
export function step(state: State, command: Command, code: number): Step {
  // Section 3.8: a server that shuts down says so at any time.
  if (code === 421) return to({ ...state, stage: 'closing', input: 'command' });
  // What comes behind a farewell, and how much of it, is judged elsewhere.
  if (state.stage === 'closing') return to({ ...state, input: 'command' });
  if (state.input === 'sasl') return sasl(state, code);
  if (
    isClass(code, 3) &&
    !(command.to === 'DATA' && code === 354) &&
    !(command.to === 'AUTH' && code === 334)
  )
    return no('5321-4.2.1-02', `${code} asks for more input, which only DATA and AUTH do`);
  // 530 asks for TLS or AUTH first (RFC 3207 section 4, RFC 4954 section 6); 554 inside TLS likewise (RFC 3207 section 4.1).
  if (code === 530 && isListed(command.to, code)) return to(state);
  if (code === 554 && isForWeakTls(state, command.to)) return to({ ...state, tooWeak: true });
  return steps[command.to](state, command, code);
}

/** Whether 554 says that TLS is too weak (RFC 3207 section 4.1): to a hello inside it, and then to every command but QUIT. */
export function isForWeakTls({ secured, tooWeak }: State, answered: Answered): boolean {
  if (answered === 'EHLO' || answered === 'HELO' || answered === 'LHLO') return secured;
  return tooWeak && !['connection', 'QUIT', 'DATA', 'end of data'].includes(answered);
}

const isUnsupported = (code: number): boolean => code === 500 || code === 502;
const unsupported = (code: number, verb: Answered): Step =>
  no('5321-4.5.1-01', `${code} says that ${verb} is not supported, and every server has to support it`);

type Rule = (state: State, command: Command, code: number) => Step;

const hello: Rule = (state, { to: verb, wellFormed }, code) => {
  // What LMTP says to a hello of SMTP, a scenario judges (RFC 2033 section 4.1).
  if (state.lmtp && verb !== 'LHLO' && !isClass(code, 2)) return to(state);
  if (isUnsupported(code) && wellFormed && verb === 'HELO' && state.stage !== 'refused')
    return unsupported(code, verb);
  // The sentence is about EHLO alone; to a HELO behind a hello, 503 is no more than a code outside its list.
  if (code === 503 && wellFormed && verb === 'EHLO' && state.stage !== 'refused')
    return no('5321-4.1.4-05', 'EHLO is never out of order; refused, it draws 500, 501, 502, 504 or 550');
  if (!isClass(code, 2)) return to(state);
  return to({ ...withoutTransaction(state), stage: 'hello' });
};

const mail: Rule = (state, { wellFormed }, code) => {
  const opened: State = { ...withoutTransaction(state), transaction: 'mail', welcome: true };
  if (isClass(code, 2)) {
    // A second MAIL that is accepted starts anew, or does nothing: no sentence says which (sections 3.3 and 4.1.4).
    return state.transaction === 'none' ? to(opened) : to(opened, state);
  }
  const inOrder = state.stage === 'hello' && state.transaction === 'none';
  const isWelcome = state.authenticated || state.welcome;
  if (code === 503 && wellFormed && inOrder && isWelcome)
    return no('5321-4.3.1-07', '503 says that MAIL came out of order, and it did not');
  if (isUnsupported(code) && wellFormed && inOrder && isWelcome) return unsupported(code, 'MAIL');
  // Only 501 and 503 keep the state for sure (section 4.1.4); refused for another reason, a second MAIL may end the first.
  return state.transaction === 'none' || code === 501 || code === 503
    ? to(state)
    : to(state, withoutTransaction(state));
};

const rcpt: Rule = (state, { wellFormed }, code) => {
  if (isClass(code, 2)) {
    if (state.transaction === 'none') return no('5321-3.3-15', 'no transaction is open, which draws 503');
    return to({ ...state, transaction: 'recipient', accepted: state.accepted + (state.lmtp ? 1 : 0) });
  }
  if (code === 503 && wellFormed && state.transaction !== 'none')
    return no('5321-4.3.1-07', '503 says that RCPT came out of order, and MAIL had been accepted');
  if (isUnsupported(code) && wellFormed && state.transaction !== 'none') return unsupported(code, 'RCPT');
  return to({ ...state, turnedAway: state.transaction !== 'none' });
};

const data: Rule = (state, { wellFormed }, code) => {
  if (isClass(code, 3)) return to({ ...state, input: state.transaction === 'recipient' ? 'data' : 'doomed' });
  if (isClass(code, 2)) return no('5321-4.3.2-12', 'DATA is accepted with 354, and with no other code');
  const inOrder = wellFormed && state.transaction === 'recipient' && !state.turnedAway;
  if (code === 503 && inOrder)
    return no('5321-4.3.1-07', '503 says that DATA came out of order, and a recipient had been accepted');
  if (code === 501 && inOrder)
    return no('5321-4.3.2-07', '501 says that an argument is bad, and DATA had none');
  if (isUnsupported(code) && inOrder) return unsupported(code, 'DATA');
  // Section 4.1.4 keeps the state behind 503; refused for another reason, DATA may take the transaction with it.
  return state.transaction === 'none' || code === 503 ? to(state) : to(state, withoutTransaction(state));
};

const endOfData: Rule = (state, _command, code) => {
  if (isClass(code, 2) && state.input === 'doomed')
    return no('5321-3.3-20', 'no recipient had been accepted, so that the message can only be refused');
  return to(withoutTransaction(state));
};

/** A command with one legal answer wherever it stands. */
const only =
  (right: number, row: string, next: (state: State) => State): Rule =>
  (state, { to: verb, wellFormed }, code) => {
    if (code === right) return to(next(state));
    if (!wellFormed || state.stage === 'refused') return to(state);
    if (isUnsupported(code)) return unsupported(code, verb);
    // The sentence about the time before the hello is the weaker one, and goes before the general one there.
    if (code === 503 && state.stage === 'greeted' && verb !== 'QUIT')
      return no('5321-4.1.4-11', `${verb} needs no hello before it`);
    return no(row, `${verb} draws ${right} in any state`);
  };

/** Commands that change nothing. */
const idle: Rule = (state) => to(state);

const unknown: Rule = (state, { wellFormed }, code) =>
  isClass(code, 2) && wellFormed
    ? no('5321-4.1.5-03', 'no document defines that verb, so that nothing can have been done')
    : to(state);

const connection: Rule = (state, _command, code) =>
  to({ ...state, stage: isClass(code, 2) ? 'greeted' : 'refused' });

/** The handshake that follows is told to the oracle by itself. */
const starttls: Rule = (state) => to(state);

const auth: Rule = (state, _command, code) => {
  if (code !== 334 && !isClass(code, 2)) return to(state);
  if (state.transaction !== 'none') return no('4954-4-03', 'a transaction is open, and AUTH then draws 503');
  if (state.authenticated) return no('4954-4-02', 'the session is authenticated, and AUTH then draws 503');
  return code === 334 ? to({ ...state, input: 'sasl' }) : to({ ...state, authenticated: true });
};

function sasl(state: State, code: number): Step {
  if (code === 334) return to(state);
  return to({ ...state, input: 'command', authenticated: isClass(code, 2) });
}

const steps: Readonly<Record<Answered, Rule>> = {
  connection,
  EHLO: hello,
  HELO: hello,
  LHLO: hello,
  MAIL: mail,
  RCPT: rcpt,
  DATA: data,
  'end of data': endOfData,
  RSET: only(250, '5321-4.1.1.5-03', withoutTransaction),
  NOOP: only(250, '5321-4.1.1.9-01', (state) => state),
  VRFY: idle,
  EXPN: idle,
  HELP: idle,
  QUIT: only(221, '5321-4.1.1.10-01', (state) => ({ ...state, stage: 'closing' })),
  STARTTLS: starttls,
  AUTH: auth,
  unknown,
};
