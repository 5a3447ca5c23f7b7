import { parseCommand } from '../command.js';
import { badArgument, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import type { Site } from '../site.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, ok } from './helpers.js';

/** Changes the lines of positive replies to VRFY and EXPN. */
const inListing = (
  name: string,
  summary: string,
  change: (line: string) => string,
  verbs: readonly string[] = ['VRFY', 'EXPN'],
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      for (const verb of verbs) {
        behaviour.wrap(verb, (_command, _session, next) => {
          const answer = next();
          return answer?.code === 250 ? { ...answer, lines: answer.lines.map(change) } : answer;
        });
      }
    },
  });

const isPostmaster = (name: string): boolean => /^<?postmaster(?:@|>?$)/i.test(name);
const membersOf = ({ mailboxes, domains }: Site): string[] =>
  mailboxes.map((mailbox) => `<${mailbox}@${domains[0]}>`);

/** Postmaster is a list of all mailboxes. */
const postmasterList = (name: string, summary: string, takesMail: boolean): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      behaviour.wrap('EXPN', ({ argument }, { site }, next) =>
        isPostmaster(argument) ? reply(250, '2.1.5', ...membersOf(site)) : next(),
      );
      if (takesMail) return;
      behaviour.around('recipient', (next, path, session) =>
        isPostmaster(path.mailbox) ? reply(550, '5.1.1', 'Not for mail') : next(path, session),
      );
    },
  });

const withoutName = (verb: string, code: number): Fault =>
  answerWhen(
    `${verb.toLowerCase()}-without-name-${code}`,
    verb,
    `${verb} with no name gets ${code}`,
    ({ argument }) => argument === '',
    () => reply(code, code < 400 ? '2.0.0' : '5.5.4', 'Name somebody'),
  );

const onVerbs = (name: string, summary: string, verbs: readonly string[], make: () => Reply): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      for (const verb of verbs) behaviour.wrap(verb, () => make());
    },
  });

const obsolete = ['TURN', 'SEND', 'SOML', 'SAML'] as const;

/** SEND as RFC 821 has it opens a transaction as MAIL does. */
const serveSend = (session: Session): Reply => {
  const path = { mailbox: '', local: '', domain: '', nonAscii: false };
  session.transaction = { from: path, parameters: {}, recipients: [] };
  return ok('Sender OK');
};

/** Command lines, VRFY, EXPN, HELP, NOOP, RSET. */
export const lookupFaults: readonly Fault[] = [
  inListing('lookup-with-full-names', 'VRFY and EXPN give full names before the addresses (legal)', (line) =>
    line.replace(/^/, 'A. User '),
  ),
  inListing('lookup-unqualified', 'VRFY and EXPN give addresses with a domain of one label', (line) =>
    line.replace(/@[^>]*/, '@localhost'),
  ),
  inListing('lookup-source-route', 'VRFY and EXPN give source routes', (line) =>
    line.replace('<', '<@relay.test:'),
  ),
  inListing(
    'lookup-program',
    'VRFY and EXPN give the program that takes the mail',
    () => '"|/usr/bin/deliver"',
  ),
  inListing(
    'lookup-text-behind',
    'VRFY and EXPN put words behind the address',
    (line) => `${line} is deliverable`,
  ),
  inListing('lookup-unusable', 'VRFY and EXPN give addresses that RCPT refuses', (line) =>
    line.replace('<', `<${'x'.repeat(65)}.`),
  ),
  inListing('expn-250-without-address', 'EXPN gets 250 with no address in the text', () => 'A list', [
    'EXPN',
  ]),
  defineFault({
    name: 'expn-members-on-one-line',
    summary: 'EXPN gives all members on one line',
    apply: (behaviour) =>
      behaviour.wrap('EXPN', (_command, { site }, next) => {
        const answer = next();
        return answer?.code === 250 ? reply(250, '2.1.5', membersOf(site).join(', ')) : answer;
      }),
  }),
  postmasterList('postmaster-list', 'Postmaster is a list of all mailboxes (legal)', true),
  postmasterList(
    'postmaster-list-undeliverable',
    'Postmaster is a list that is verified, and takes no mail',
    false,
  ),
  always('expn-554', 'EXPN', 'EXPN gets 554', () => reply(554, '5.7.1', 'Denied')),
  always('expn-252', 'EXPN', 'EXPN gets 252 for every name (legal)', () =>
    reply(252, '2.1.5', 'Cannot expand'),
  ),
  always('expn-550', 'EXPN', 'EXPN gets 550 for every name (legal)', () =>
    reply(550, '5.7.1', 'Access denied to you'),
  ),
  answerWhen(
    'expn-550-before-hello',
    'EXPN',
    'EXPN before EHLO gets 550',
    (_command, session) => session.hello === undefined,
    () => reply(550, '5.7.1', 'Access denied to you'),
  ),
  withoutName('EXPN', 250),
  withoutName('VRFY', 250),
  withoutName('VRFY', 252),
  always('vrfy-451', 'VRFY', 'VRFY gets 451', () => reply(451, '4.3.0', 'Cannot verify now')),
  always('vrfy-551', 'VRFY', 'VRFY gets 551 for every name', () =>
    reply(551, '5.1.6', 'User not local; please try <alice@other.test>'),
  ),
  always('vrfy-553', 'VRFY', 'VRFY gets 553 for every name', () => reply(553, '5.1.4', 'User ambiguous')),
  defineFault({
    name: 'vrfy-after-rcpt-clears',
    summary: 'VRFY drops a transaction that has a recipient',
    apply: (behaviour) =>
      behaviour.wrap('VRFY', (_command, session, next) => {
        if ((session.transaction?.recipients.length ?? 0) > 0) session.transaction = undefined;
        return next();
      }),
  }),
  defineFault({
    name: 'vrfy-250-for-words',
    summary: 'VRFY gets 250 for every name that has no domain',
    apply: (behaviour) =>
      behaviour.wrap('VRFY', ({ argument }, { site }, next) => {
        const answer = next();
        return answer?.code === 550 && !argument.includes('@')
          ? reply(250, '2.1.5', `<${argument}@${site.domains[0]}>`)
          : answer;
      }),
  }),
  answerWhen(
    'vrfy-local-name-501',
    'VRFY',
    'VRFY with no domain in the name gets 501',
    ({ argument }) => argument !== '' && !argument.includes('@'),
    () => badArgument('A mailbox, please'),
  ),
  answerWhen(
    'vrfy-local-name-550',
    'VRFY',
    'VRFY with no domain in the name gets 550',
    ({ argument }) => argument !== '' && !argument.includes('@'),
    () => reply(550, '5.1.1', 'No such user'),
  ),

  answerWhen(
    'noop-quoted-string-501',
    'NOOP',
    'NOOP with a quoted string gets 501',
    ({ argument }) => argument.startsWith('"'),
    () => badArgument('No quotes, please'),
  ),
  always('help-451', 'HELP', 'HELP gets 451', () => reply(451, '4.3.0', 'Later')),
  answerWhen(
    'help-argument-500',
    'HELP',
    'HELP with an argument gets 500',
    ({ argument }) => argument !== '',
    () => reply(500, '5.5.4', 'HELP takes no argument'),
  ),
  answerWhen(
    'help-argument-504',
    'HELP',
    'HELP with an argument gets 504 (legal)',
    ({ argument }) => argument !== '',
    () => reply(504, '5.5.4', 'HELP takes no argument'),
  ),
  answerWhen(
    'help-argument-250',
    'HELP',
    'HELP with an argument gets 250',
    ({ argument }) => argument !== '',
    () => ok('Syntax: as in the RFC'),
  ),
  answerWhen(
    'rset-503-outside-transaction',
    'RSET',
    'RSET with no open transaction gets 503',
    (_command, session) => session.transaction === undefined,
    () => reply(503, '5.5.1', 'Nothing to reset'),
  ),

  onVerbs('obsolete-verbs-502', 'TURN, SEND, SOML and SAML get 502 (legal)', obsolete, () =>
    reply(502, '5.5.1', 'Not implemented'),
  ),
  onVerbs('obsolete-verbs-550', 'TURN, SEND, SOML and SAML get 550, not implemented', obsolete, () =>
    reply(550, '5.5.1', 'Not implemented'),
  ),
  onVerbs('obsolete-verbs-504', 'TURN, SEND, SOML and SAML get 504', obsolete, () =>
    reply(504, '5.5.4', 'Not implemented'),
  ),
  defineFault({
    name: 'send-unlisted',
    summary: 'SEND opens a transaction and is not listed',
    apply: (behaviour) => behaviour.wrap('SEND', (_command, session) => serveSend(session)),
  }),
  defineFault({
    name: 'send-listed',
    summary: 'SEND opens a transaction and is listed (legal)',
    apply: (behaviour) => {
      behaviour.wrap('SEND', (_command, session) => serveSend(session));
      behaviour.around('capabilities', (next, session) => [...next(session), 'SEND']);
    },
  }),
  defineFault({
    name: 'private-verb-502',
    summary: 'Unknown verbs that begin with X get 502',
    apply: (behaviour) =>
      behaviour.around('dispatch', (next, command, session) =>
        command.verb.startsWith('X') ? reply(502, '5.5.1', 'Not implemented') : next(command, session),
      ),
  }),
  answerWhen(
    'lowercase-parameters-refused',
    'MAIL',
    'MAIL parameters that are not in capitals get 555',
    ({ argument }) => / size=/i.test(argument) && !argument.includes(' SIZE='),
    () => reply(555, '5.5.4', 'Upper case, please'),
  ),
  defineFault({
    name: 'verb-prefix-matched',
    summary: 'Letters behind the first four of a verb are ignored',
    apply: (behaviour) =>
      behaviour.around('dispatch', (next, command, session) => {
        const prefix = command.verb.slice(0, 4);
        const meant = session.behaviour.handler(command.verb) === undefined ? prefix : command.verb;
        return next({ ...command, verb: meant }, session);
      }),
  }),
  defineFault({
    name: 'segment-ends-command',
    summary: 'What has come is taken for a command line, whether its CRLF has come or not',
    apply: (behaviour) =>
      behaviour.around('partialLine', (_next, session) => {
        const command = parseCommand(session.input);
        session.input = Buffer.alloc(0);
        session.answer(session.behaviour.seams.dispatch(command, session), command.verb);
      }),
  }),
];
