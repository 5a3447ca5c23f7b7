import type { Path } from '../grammar.js';
import { badArgument, type Reply, reply } from '../reply.js';
import type { Session, Transaction } from '../session.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, ok } from './helpers.js';

const nobody: Path = { mailbox: '', local: '', domain: '', nonAscii: false };
const noHello = (_command: unknown, session: Session): boolean => session.hello === undefined;
const noTransaction = (_command: unknown, session: Session): boolean => session.transaction === undefined;
const inTransaction = (_command: unknown, session: Session): boolean => session.transaction !== undefined;
const isNullSender = (command: { argument: string }): boolean => /^FROM:<>/i.test(command.argument);
const isBarePostmaster = (command: { argument: string }): boolean =>
  /^TO:<postmaster>/i.test(command.argument);

const withRecipients = (
  transaction: Transaction | undefined,
  recipients: Transaction['recipients'],
): Transaction | undefined => transaction && { ...transaction, recipients: [...recipients] };

const nestedMail = (name: string, summary: string, keep: 'old' | 'recipients' | 'nothing'): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.wrap('MAIL', (_command, session, next) => {
        const old = session.transaction;
        if (old === undefined) return next();
        session.transaction = undefined;
        const answer = next();
        const recipients = keep === 'recipients' ? old.recipients : [];
        session.transaction = keep === 'old' ? old : withRecipients(session.transaction, recipients);
        return answer;
      }),
  });

const recipientFault = (
  name: string,
  summary: string,
  condition: (path: Path, session: Session) => boolean,
  make: () => Reply,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('recipient', (next, path, session) =>
        condition(path, session) ? make() : next(path, session),
      ),
  });

const unknown = (): Reply => reply(550, '5.1.1', 'No such mailbox here');

/** The parameters that a strict server refuses with 555 are dropped from the command. */
const withoutParameters = (argument: string): string => argument.replace(/>\s.*$/, '>');

const ignoresUnknownParameters = (name: string, verb: string): Fault =>
  defineFault({
    name,
    summary: `${verb} with an unknown parameter gets 250`,
    apply: (behaviour) =>
      behaviour.wrap(verb, (command, _session, next) => {
        const answer = next();
        return answer?.code === 555
          ? next({ ...command, argument: withoutParameters(command.argument) })
          : answer;
      }),
  });

const unknownParameterCode = (code: number, enhanced: string): Fault =>
  defineFault({
    name: `mail-unknown-parameter-${code}`,
    summary: `MAIL with an unknown parameter gets ${code}`,
    apply: (behaviour) =>
      behaviour.wrap('MAIL', (_command, _session, next) => {
        const answer = next();
        return answer?.code === 555 ? { ...answer, code, enhanced } : answer;
      }),
  });

export const envelopeFaults: readonly Fault[] = [
  defineFault({
    name: 'mail-before-hello-accepted',
    summary: 'MAIL is served before EHLO',
    apply: (behaviour) =>
      behaviour.wrap('MAIL', (_command, session, next) => {
        session.hello ??= { verb: 'EHLO', name: 'unknown' };
        return next();
      }),
  }),
  answerWhen('mail-before-hello-550', 'MAIL', 'MAIL before EHLO gets 550', noHello, () =>
    reply(550, '5.7.1', 'No'),
  ),
  defineFault({
    name: 'rcpt-before-mail-accepted',
    summary: 'RCPT is served before MAIL, with the null sender',
    apply: (behaviour) =>
      behaviour.wrap('RCPT', (_command, session, next) => {
        session.transaction ??= { from: nobody, parameters: {}, recipients: [] };
        return next();
      }),
  }),
  answerWhen('rcpt-before-mail-501', 'RCPT', 'RCPT before MAIL gets 501', noTransaction, () =>
    badArgument('No'),
  ),
  answerWhen('rcpt-before-mail-554', 'RCPT', 'RCPT before MAIL gets 554', noTransaction, () =>
    reply(554, '5.5.1', 'No'),
  ),
  answerWhen('nested-mail-501', 'MAIL', 'MAIL in a transaction gets 501', inTransaction, () =>
    badArgument('No'),
  ),
  answerWhen('nested-mail-554', 'MAIL', 'MAIL in a transaction gets 554', inTransaction, () =>
    reply(554, '5.5.1', 'No'),
  ),
  nestedMail('nested-mail-accepted', 'MAIL in a transaction gets 250 and changes nothing', 'old'),
  nestedMail(
    'nested-mail-replaces-sender',
    'MAIL in a transaction gets 250, the recipients stay',
    'recipients',
  ),
  nestedMail('nested-mail-restarts', 'MAIL in a transaction gets 250 and starts a new one', 'nothing'),
  answerWhen('null-sender-refused-501', 'MAIL', 'MAIL FROM:<> gets 501', isNullSender, () =>
    badArgument('No', '5.1.7'),
  ),
  answerWhen('null-sender-refused-550', 'MAIL', 'MAIL FROM:<> gets 550', isNullSender, () =>
    reply(550, '5.7.1', 'No'),
  ),
  answerWhen('null-sender-refused-553', 'MAIL', 'MAIL FROM:<> gets 553', isNullSender, () =>
    reply(553, '5.1.8', 'No'),
  ),
  recipientFault(
    'postmaster-refused',
    'No postmaster, in any form',
    (path) => path.local.toLowerCase() === 'postmaster',
    unknown,
  ),
  recipientFault(
    'postmaster-case-sensitive',
    'Only the lower-case postmaster exists',
    (path) => path.local.toLowerCase() === 'postmaster' && path.local !== 'postmaster',
    unknown,
  ),
  answerWhen('postmaster-bare-refused-501', 'RCPT', 'RCPT TO:<postmaster> gets 501', isBarePostmaster, () =>
    badArgument('A domain is missing', '5.1.3'),
  ),
  recipientFault(
    'source-route-refused-501',
    'RCPT with a source route gets 501',
    (path) => path.routed === true,
    () => badArgument('No source routes', '5.1.3'),
  ),
  recipientFault(
    'source-route-refused-550',
    'RCPT with a source route gets 550 (legal)',
    (path) => path.routed === true,
    () => reply(550, '5.7.1', 'No source routes'),
  ),
  recipientFault(
    'recipient-quoted-form-unknown',
    'The quoted form of a local-part is another mailbox',
    (path) => path.mailbox.startsWith('"'),
    unknown,
  ),
  recipientFault(
    'recipient-domain-case-sensitive',
    'Domains of recipients are compared with regard to case',
    (path) => path.mailbox.slice(path.mailbox.lastIndexOf('@') + 1) !== path.domain && path.domain !== '',
    () => reply(550, '5.7.1', 'Relaying denied'),
  ),
  answerWhen(
    'local-part-64-refused',
    'MAIL',
    'MAIL with a local-part of more than 32 octets gets 501',
    (command) => /<"?[^@>]{33,}@/.test(command.argument),
    () => badArgument('Too long', '5.1.7'),
  ),
  answerWhen(
    'null-recipient-accepted',
    'RCPT',
    'RCPT TO:<> gets 250',
    (command, session) => /^TO:<>/i.test(command.argument) && session.transaction !== undefined,
    () => ok('Recipient OK'),
  ),
  ignoresUnknownParameters('mail-param-unknown-accepted', 'MAIL'),
  ignoresUnknownParameters('rcpt-param-unknown-accepted', 'RCPT'),
  unknownParameterCode(250, '2.1.0'),
  unknownParameterCode(500, '5.5.2'),
  unknownParameterCode(501, '5.5.4'),
  unknownParameterCode(502, '5.5.1'),
  unknownParameterCode(504, '5.5.4'),
  answerWhen(
    'size-over-limit-accepted',
    'MAIL',
    'MAIL with SIZE above the limit gets 250',
    (command) => /SIZE=\d{9,}/i.test(command.argument),
    () => ok('Sender OK'),
  ),
  answerWhen(
    'smtputf8-parameter-refused',
    'MAIL',
    'MAIL with SMTPUTF8 gets 555',
    (command) => / SMTPUTF8\b/i.test(command.argument),
    () => reply(555, '5.5.4', 'Parameter not recognized'),
  ),
  answerWhen(
    'body-8bitmime-refused',
    'MAIL',
    'MAIL with BODY=8BITMIME gets 555',
    (command) => / BODY=8BIT/i.test(command.argument),
    () => reply(555, '5.5.4', 'Parameter not recognized'),
  ),
  always('mail-temporary-451', 'MAIL', 'MAIL gets 451', () => reply(451, '4.3.0', 'Try later')),
  always('mail-refused-550', 'MAIL', 'MAIL gets 550 (policy)', () => reply(550, '5.7.1', 'Policy')),
  recipientFault(
    'rcpt-temporary-450',
    'Every recipient gets 450 (greylisting)',
    () => true,
    () => reply(450, '4.7.1', 'Greylisted'),
  ),
  recipientFault('rcpt-refused-550', 'Every recipient gets 550', () => true, unknown),
];
