import type { Behaviour } from '../behaviour.js';
import type { Command } from '../command.js';
import { type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

/** The verb is always answered so, whatever its argument and the state. */
export const always = (name: string, verb: string, summary: string, make: () => Reply | undefined): Fault =>
  defineFault({ name, summary, apply: (behaviour) => behaviour.wrap(verb, () => make()) });

/** The verb is answered so where `condition` holds, and served as usual elsewhere. */
export const answerWhen = (
  name: string,
  verb: string,
  summary: string,
  condition: (command: Command, session: Session) => boolean,
  make: () => Reply,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.wrap(verb, (command, session, next) => (condition(command, session) ? make() : next())),
  });

/** Any command for which `condition` holds is answered so. */
export const dispatches = (
  name: string,
  summary: string,
  condition: (command: Command, session: Session) => boolean,
  make: () => Reply,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('dispatch', (next, command, session) =>
        condition(command, session) ? make() : next(command, session),
      ),
  });

/** No handler knows the verb. */
export const isUnknown = (command: Command, session: Session): boolean =>
  session.behaviour.handler(command.verb) === undefined;

/** Replies of one code get another one; what the server does stays the same. */
export function recode(behaviour: Behaviour, from: number, to: number, enhanced: string): void {
  behaviour.around('reply', (next, given, about, session) =>
    next(given.code === from ? { ...given, code: to, enhanced } : given, about, session),
  );
}

/** The verb is served as if it had come with no argument. */
export const ignoreArgument = (name: string, verb: string): Fault =>
  defineFault({
    name,
    summary: `${verb} with an argument is served as if it had none`,
    apply: (behaviour) =>
      behaviour.wrap(verb, (command, _session, next) => next({ ...command, argument: '' })),
  });

/** Serving the verb drops the transaction. */
export const clearsTransaction = (verb: string): Fault =>
  defineFault({
    name: `${verb.toLowerCase()}-clears-transaction`,
    summary: `${verb} drops the open transaction`,
    apply: (behaviour) =>
      behaviour.wrap(verb, (_command, session, next) => {
        session.transaction = undefined;
        return next();
      }),
  });

/** A hello leaves the open transaction as it was. */
export const keepsTransaction = (verb: string): Fault =>
  defineFault({
    name: `${verb.toLowerCase()}-keeps-transaction`,
    summary: `A later ${verb} does not reset the transaction`,
    apply: (behaviour) =>
      behaviour.wrap(verb, (_command, session, next) => {
        const kept = session.transaction;
        const answer = next();
        session.transaction = kept;
        return answer;
      }),
  });

/** Takes keywords out of the EHLO reply. */
export function withoutKeyword(behaviour: Behaviour, keyword: string): void {
  behaviour.around('capabilities', (next, session) =>
    next(session).filter((line) => line.split(' ')[0] !== keyword),
  );
}

export const withKeyword = (name: string, summary: string, line: string): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => behaviour.around('capabilities', (next, session) => [line, ...next(session)]),
  });

export const ok = (text = 'OK'): Reply => reply(250, '2.0.0', text);
