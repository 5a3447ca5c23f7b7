import type { Behaviour } from '../behaviour.js';
import type { Command } from '../command.js';
import { badArgument, badSequence, closing, type Reply, reply } from '../reply.js';
import { hold, type Session } from '../session.js';
import type { ReferenceService } from '../site.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, withKeyword } from './helpers.js';

const isLiteral = (argument: string): boolean => /^\[[^\]]*\]$/.test(argument);
const isIPv6Literal = (argument: string): boolean => /^\[IPv6:[^\]]*\]$/i.test(argument);

/** EHLO with such an argument ends the connection without a reply. */
const ehloDrops = (name: string, summary: string, condition: (argument: string) => boolean): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.wrap('EHLO', (command, session, next) => {
        if (!condition(command.argument)) return next();
        session.end();
        return undefined;
      }),
  });

const listedNotServed = (verb: string): Fault =>
  always(`${verb.toLowerCase()}-listed-502`, verb, `${verb} is listed, and gets 502`, () =>
    reply(502, '5.5.1', 'Not implemented'),
  );

/** Commands as on a server that greets with 220. */
const serve = (command: Command, session: Session): Reply | undefined => {
  const handler = session.behaviour.handler(command.verb);
  return handler === undefined ? reply(500, '5.5.1', 'Command not recognized') : handler(command, session);
};

/** Greets so, and serves whoever goes on. */
const greetsAndServes = (code: number): Fault =>
  defineFault({
    name: `greeting-${code}-serves`,
    summary: `Greets with ${code}, and serves commands all the same`,
    apply: (behaviour) => {
      behaviour.around('greeting', (_next, session) =>
        reply(code, '', `${session.site.hostname} no service`),
      );
      behaviour.around('dispatch', (_next, command, session) => serve(command, session));
    },
  });

const helloBreaksSession = (behaviour: Behaviour): void => {
  const refused = new WeakSet<Session>();
  for (const verb of ['EHLO', 'HELO']) {
    behaviour.wrap(verb, (_command, session, next) => {
      if (refused.has(session)) return badSequence('You had your turn');
      const answer = next();
      if ((answer?.code ?? 0) >= 500) refused.add(session);
      return answer;
    });
  }
};

/** The next connection to a service is met when the one before it has ended. */
const oneAtATime = (behaviour: Behaviour): void => {
  const queues = new Map<ReferenceService, Session[]>();
  behaviour.around('accept', (next, session) => {
    const queue = queues.get(session.service) ?? [];
    queues.set(session.service, queue);
    session.reader = hold;
    queue.push(session);
    if (queue.length === 1) next(session);
    session.socket.once('close', () => {
      const wasServed = queue[0] === session;
      queue.splice(queue.indexOf(session), 1);
      const following = queue[0];
      if (!wasServed || following === undefined) return;
      next(following);
      following.run();
    });
  });
};

export const openingFaults: readonly Fault[] = [
  defineFault({
    name: 'greeting-550',
    summary: 'Greets with 550, then answers 503 to all but QUIT',
    apply: (behaviour) => {
      behaviour.around('greeting', (_next, session) => reply(550, '', `${session.site.hostname} not you`));
      behaviour.around('dispatch', (_next, command, session) =>
        command.verb === 'QUIT' ? serve(command, session) : badSequence('No service here'),
      );
    },
  }),
  defineFault({
    name: 'greeting-554-bare',
    summary: 'Greets with 554 and no text, then answers 503 to all but QUIT',
    apply: (behaviour) => {
      behaviour.around('greeting', () => reply(554, '', ''));
      behaviour.around('dispatch', (_next, command, session) =>
        command.verb === 'QUIT' ? serve(command, session) : badSequence('No service here'),
      );
    },
  }),
  defineFault({
    name: 'greeting-554-repeats',
    summary: 'Greets with 554, then answers 554 to all but QUIT',
    apply: (behaviour) => {
      behaviour.around('greeting', (_next, session) => reply(554, '', `${session.site.hostname} no service`));
      behaviour.around('dispatch', (_next, command, session) =>
        command.verb === 'QUIT' ? serve(command, session) : reply(554, '5.5.1', 'No service here'),
      );
    },
  }),
  greetsAndServes(554),
  greetsAndServes(521),
  defineFault({
    name: 'greeting-521-closes',
    summary: 'Greets with 521, and closes at the first command (RFC 7504, legal)',
    apply: (behaviour) => {
      behaviour.around('greeting', (_next, session) =>
        reply(521, '', `${session.site.hostname} does not accept mail`),
      );
      behaviour.around('dispatch', (_next, _command, session) => {
        session.end();
        return undefined;
      });
    },
  }),
  defineFault({
    name: 'ehlo-name-underscore',
    summary: 'The name in the EHLO reply holds an underscore',
    apply: (behaviour) =>
      behaviour.wrap('EHLO', (_command, _session, next) => {
        const answer = next();
        if (answer?.code !== 250) return answer;
        return { ...answer, lines: ['mx_1.reference.test at your service', ...answer.lines.slice(1)] };
      }),
  }),
  withKeyword('ehlo-parameter-8bit', 'EHLO lists a keyword with an 8-bit parameter', 'XCOFFEE caf\u00e9'),
  answerWhen(
    'ehlo-ipv6-literal-refused-501',
    'EHLO',
    'EHLO with an IPv6 address literal gets 501',
    ({ argument }) => isIPv6Literal(argument),
    () => badArgument('EHLO needs a domain'),
  ),
  answerWhen(
    'ehlo-literal-refused-550',
    'EHLO',
    'EHLO with an address literal is refused by policy (legal)',
    ({ argument }) => isLiteral(argument),
    () => reply(550, '', 'A name, please'),
  ),
  defineFault({
    name: 'ehlo-literal-text-accepted',
    summary: 'EHLO with text behind an address literal gets 250 (legal)',
    apply: (behaviour) =>
      behaviour.wrap('EHLO', (command, _session, next) =>
        next({ ...command, argument: command.argument.replace(/^(\[[^\]]*\]) .*/, '$1') }),
      ),
  }),
  ehloDrops(
    'ehlo-unknown-literal-drops',
    'EHLO with a literal of an unknown kind ends the connection without a reply',
    (argument) => /^\[[a-z]/i.test(argument) && !isIPv6Literal(argument),
  ),
  ehloDrops(
    'ehlo-literal-text-drops',
    'EHLO with text behind an address literal ends the connection without a reply',
    (argument) => /^\[[^\]]*\] /.test(argument),
  ),
  answerWhen(
    'ehlo-long-name-500',
    'EHLO',
    'EHLO with a name of more than 128 octets gets 500',
    ({ argument }) => argument.length > 128,
    () => reply(500, '5.5.2', 'Line too long'),
  ),
  ehloDrops(
    'ehlo-long-name-drops',
    'EHLO with a name of more than 128 octets ends the connection without a reply',
    (argument) => argument.length > 128,
  ),
  answerWhen(
    'ehlo-unknown-name-550',
    'EHLO',
    'EHLO with a name in .example is refused by policy (legal)',
    ({ argument }) => argument.endsWith('.example'),
    () => reply(550, '', 'No such host'),
  ),
  answerWhen(
    'mail-550-after-foreign-name',
    'MAIL',
    'MAIL is refused where the EHLO name is not the address of the client',
    (_command, { hello, socket }) => hello !== undefined && hello.name !== `[${socket.remoteAddress}]`,
    () => reply(550, '5.7.1', 'Your name does not match your address'),
  ),
  always('helo-refused-501', 'HELO', 'HELO gets 501', () => badArgument('I do not like that name')),
  defineFault({
    name: 'helo-code-251',
    summary: 'HELO gets 251',
    apply: (behaviour) =>
      behaviour.wrap('HELO', (_command, _session, next) => {
        const answer = next();
        return answer?.code === 250 ? { ...answer, code: 251 } : answer;
      }),
  }),
  defineFault({
    name: 'helo-several-lines-ok',
    summary: 'The reply to HELO has lines of free text, one of which begins with HELP (legal)',
    apply: (behaviour) =>
      behaviour.wrap('HELO', (_command, _session, next) => {
        const answer = next();
        return answer?.code === 250
          ? { ...answer, lines: [...answer.lines, 'HELP is near', 'Pleased to meet you'] }
          : answer;
      }),
  }),
  defineFault({
    name: 'hello-refused-breaks-session',
    summary: 'After an EHLO or HELO that was refused, every other one gets 503',
    apply: helloBreaksSession,
  }),
  listedNotServed('AUTH'),
  listedNotServed('STARTTLS'),
  always('quit-refused-501', 'QUIT', 'QUIT gets 501', () => badArgument('Not yet')),
  always('quit-no-name', 'QUIT', 'The reply to QUIT does not name the server', () =>
    closing(reply(221, '2.0.0', 'Bye')),
  ),
  defineFault({
    name: 'reply-421-stays',
    summary: 'The connection stays open behind 421',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        const { code, enhanced, lines } = given;
        return next(code === 421 ? { code, enhanced, lines } : given, about, session);
      }),
  }),
  defineFault({
    name: 'error-limit-none',
    summary: 'Errors never end a session (legal)',
    apply: (behaviour) => behaviour.around('errorLimit', () => Number.POSITIVE_INFINITY),
  }),
  defineFault({
    name: 'idle-limit-short',
    summary: 'A session may be idle for a fifth of five minutes, then 421',
    apply: (behaviour) => behaviour.around('idleLimit', (next, session) => next(session) / 5),
  }),
  defineFault({
    name: 'idle-limit-drops',
    summary: 'A session may be idle for a fifth of five minutes, then it is closed without a reply',
    apply: (behaviour) => {
      behaviour.around('idleLimit', (next, session) => next(session) / 5);
      behaviour.around('reply', (next, given, about, session) => {
        if (about !== 'CLOSE') return next(given, about, session);
        session.end();
        return undefined;
      });
    },
  }),
  defineFault({
    name: 'one-session-at-a-time',
    summary: 'A connection is not greeted while another one is open',
    apply: oneAtATime,
  }),
];
