import type { Command } from '../command.js';
import type { Path } from '../grammar.js';
import { badArgument, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';
import { answerWhen } from './helpers.js';

const noParameter = (): Reply => reply(555, '5.5.4', 'Parameter not recognized');
const senderOk = (code = 250): Reply => reply(code, '2.1.0', 'Sender OK');
const recipientOk = (code = 250, text = 'Recipient OK'): Reply => reply(code, '2.1.5', text);

/** The argument of a command matches. */
const fits =
  (form: RegExp) =>
  ({ argument }: Command): boolean =>
    form.test(argument);

/** MAIL with such an argument is answered so, and opens nothing. */
const refusesSender = (name: string, summary: string, form: RegExp, make: () => Reply): Fault =>
  answerWhen(name, 'MAIL', summary, fits(form), make);

/** The verb with such an argument is served as if a sound one had come. */
const takes = (name: string, summary: string, verb: 'MAIL' | 'RCPT', form: RegExp): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.wrap(verb, (command, _session, next) => {
        if (!form.test(command.argument)) return next();
        return next({ ...command, argument: verb === 'MAIL' ? 'FROM:<>' : 'TO:<postmaster>' });
      }),
  });

/** Changes what a recipient is answered; the default of the strict server is given. */
const answersRecipient = (
  name: string,
  summary: string,
  change: (answer: Reply, path: Path, session: Session) => Reply,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('recipient', (next, path, session) => change(next(path, session), path, session)),
  });

const unknown = (): Reply => reply(550, '5.1.1', 'No such mailbox here');
const isUnknown = (answer: Reply): boolean => answer.code === 550 && answer.enhanced === '5.1.1';

/** The verb closes the connection without a reply where `condition` holds. */
const drops = (
  name: string,
  verb: string,
  summary: string,
  condition: (command: Command, session: Session) => boolean,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.wrap(verb, (command, session, next) => {
        if (!condition(command, session)) return next();
        session.end();
        return undefined;
      }),
  });

/** A sender domain that the fault takes for one that does not resolve. */
const unresolvable = /@unresolvable/i;
const fromUnresolvable = (_command: Command, { transaction }: Session): boolean =>
  unresolvable.test(transaction?.from.mailbox ?? '');

/** What a malformed or a missing value of a parameter looks like. */
const malformedParameter = /> (?:=|.*=(?: |$)|.*=.*=)/;

export const addressFaults: readonly Fault[] = [
  drops('source-route-drops', 'RCPT', 'RCPT with a source route closes the connection', fits(/^TO:<@/i)),
  answersRecipient('source-route-refused-553', 'RCPT with a source route gets 553', (answer, { routed }) =>
    routed === true ? reply(553, '5.1.3', 'No source routes') : answer,
  ),
  refusesSender('source-route-sender-501', 'MAIL with a source route gets 501', /^FROM:<@/i, () =>
    badArgument('No source routes', '5.1.7'),
  ),
  refusesSender('source-route-sender-550', 'MAIL with a source route gets 550 (legal)', /^FROM:<@/i, () =>
    reply(550, '5.7.1', 'No source routes'),
  ),
  answersRecipient(
    'recipient-quoted-form-501',
    'RCPT with a quoted local-part gets 501',
    (answer, { mailbox }) => (mailbox.startsWith('"') ? badArgument('Bad forward-path', '5.1.3') : answer),
  ),
  answersRecipient(
    'recipient-quoted-pair-unknown',
    'A backslash in a quoted local-part is part of the name',
    (answer, { mailbox }) => (mailbox.includes('\\') ? unknown() : answer),
  ),

  refusesSender('atext-sender-501', 'MAIL with "!" in the local-part gets 501', /^FROM:<[^"@]*!/i, () =>
    badArgument('Bad reverse-path', '5.1.7'),
  ),
  refusesSender('atext-sender-550', 'MAIL with "!" in the local-part gets 550', /^FROM:<[^"@]*!/i, () =>
    reply(550, '5.7.1', 'Restricted characters'),
  ),
  refusesSender('quoted-sender-501', 'MAIL with a quoted local-part gets 501', /^FROM:<"/i, () =>
    badArgument('Bad reverse-path', '5.1.7'),
  ),
  refusesSender('quoted-sender-553', 'MAIL with a quoted local-part gets 553', /^FROM:<"/i, () =>
    reply(553, '5.1.7', 'Mailbox name not allowed'),
  ),
  refusesSender('digit-label-sender-501', 'MAIL with a label of digits gets 501', /@\d+\./, () =>
    badArgument('Bad reverse-path', '5.1.7'),
  ),
  refusesSender('literal-sender-501', 'MAIL with an address literal gets 501', /^FROM:<[^>]*@\[/i, () =>
    badArgument('Bad reverse-path', '5.1.7'),
  ),
  refusesSender(
    'literal-sender-550',
    'MAIL with an address literal gets 550 (legal)',
    /^FROM:<[^>]*@\[/i,
    () => reply(550, '5.7.1', 'No literals'),
  ),
  refusesSender(
    'path-256-refused',
    'MAIL with a path of more than 200 octets gets 501',
    /^FROM:<[^>]{199,}>/i,
    () => badArgument('Too long', '5.1.7'),
  ),
  answersRecipient(
    'recipient-local-part-64-refused',
    'RCPT with a local-part of more than 32 octets gets 501',
    (answer, { local }) => (local.length > 32 ? badArgument('Too long', '5.1.3') : answer),
  ),

  takes('mail-brackets-missing-accepted', 'MAIL FROM:a@b gets 250', 'MAIL', /^FROM:[^< ]/i),
  takes('mail-space-behind-colon-accepted', 'MAIL FROM: <a@b> gets 250', 'MAIL', /^FROM: </i),
  takes('mail-space-before-colon-accepted', 'MAIL FROM :<a@b> gets 250', 'MAIL', /^FROM :</i),
  answerWhen('mail-space-before-colon-500', 'MAIL', 'MAIL FROM :<a@b> gets 500', fits(/^FROM :/i), () =>
    reply(500, '5.5.1', 'Command not recognized'),
  ),
  takes('mail-domain-missing-accepted', 'MAIL FROM:<a> gets 250', 'MAIL', /^FROM:<[^@>]+>/i),
  refusesSender('mail-domain-missing-504', 'MAIL FROM:<a> gets 504', /^FROM:<[^@>"]+>/i, () =>
    reply(504, '5.5.2', 'Fully-qualified address needed'),
  ),
  takes(
    'mail-double-dot-accepted',
    'MAIL with two dots in the local-part gets 250',
    'MAIL',
    /^FROM:<[^@>]*\.\./i,
  ),
  takes('mail-label-hyphen-accepted', 'MAIL with "-" before a label gets 250', 'MAIL', /^FROM:<[^>]*@-/i),
  takes(
    'mail-number-literal-accepted',
    'MAIL with a domain of "#" and digits gets 250',
    'MAIL',
    /^FROM:<[^>]*@#/i,
  ),
  takes('rcpt-brackets-missing-accepted', 'RCPT TO:a@b gets 250', 'RCPT', /^TO:[^< ]/i),
  takes(
    'rcpt-double-dot-accepted',
    'RCPT with two dots in the local-part gets 250',
    'RCPT',
    /^TO:<[^@>]*\.\./i,
  ),
  defineFault({
    name: 'refused-mail-opens-transaction',
    summary: 'MAIL that gets 501 opens a transaction with the null sender',
    apply: (behaviour) =>
      behaviour.wrap('MAIL', (command, _session, next) => {
        const answer = next();
        if (answer?.code === 501) next({ ...command, argument: 'FROM:<>' });
        return answer;
      }),
  }),

  refusesSender('unresolvable-sender-550', 'A sender at @unresolvable… gets 550 (legal)', unresolvable, () =>
    reply(550, '5.1.8', 'No such domain'),
  ),
  refusesSender('unresolvable-sender-450', 'A sender at @unresolvable… gets 450 (legal)', unresolvable, () =>
    reply(450, '4.1.8', 'No such domain'),
  ),
  refusesSender('unresolvable-sender-504', 'A sender at @unresolvable… gets 504', unresolvable, () =>
    reply(504, '5.1.8', 'No such domain'),
  ),
  refusesSender('unresolvable-sender-354', 'A sender at @unresolvable… gets 354', unresolvable, () =>
    reply(354, '', 'No such domain'),
  ),
  drops(
    'unresolvable-sender-drops',
    'MAIL',
    'A sender at @unresolvable… closes the connection',
    fits(unresolvable),
  ),
  drops(
    'unresolvable-sender-drops-at-rcpt',
    'RCPT',
    'After a sender at @unresolvable… RCPT closes the connection',
    fromUnresolvable,
  ),
  answerWhen(
    'unresolvable-sender-550-at-rcpt',
    'RCPT',
    'After a sender at @unresolvable… RCPT gets 550 (legal)',
    fromUnresolvable,
    () => reply(550, '5.1.8', 'No such sender domain'),
  ),
  defineFault({
    name: 'mail-code-251',
    summary: 'MAIL is accepted with 251',
    apply: (behaviour) =>
      behaviour.wrap('MAIL', (_command, _session, next) => {
        const answer = next();
        return answer?.code === 250 ? senderOk(251) : answer;
      }),
  }),

  defineFault({
    name: 'rcpt-code-252',
    summary: 'RCPT is accepted with 252',
    apply: (behaviour) =>
      behaviour.wrap('RCPT', (_command, _session, next) => {
        const answer = next();
        return answer?.code === 250 ? recipientOk(252) : answer;
      }),
  }),
  defineFault({
    name: 'rcpt-code-251',
    summary: 'RCPT is accepted with 251 and no address',
    apply: (behaviour) =>
      behaviour.wrap('RCPT', (_command, _session, next) => {
        const answer = next();
        return answer?.code === 250 ? recipientOk(251, 'Will forward') : answer;
      }),
  }),
  defineFault({
    name: 'rcpt-code-251-with-address',
    summary: 'RCPT is accepted with 251 and the new address (legal)',
    apply: (behaviour) =>
      behaviour.wrap('RCPT', (_command, _session, next) => {
        const answer = next();
        return answer?.code === 250 ? recipientOk(251, 'Will forward to <bob@reference.test>') : answer;
      }),
  }),
  answersRecipient(
    'second-recipient-refused-550',
    'Behind one recipient, others get 550',
    (answer, _path, session) =>
      (session.transaction?.recipients.length ?? 0) > 0 ? reply(550, '5.5.3', 'One recipient only') : answer,
  ),
  answersRecipient('recipient-unknown-554', 'Unknown recipients get 554', (answer) =>
    isUnknown(answer) ? reply(554, '5.1.1', 'Unknown') : answer,
  ),
  answersRecipient(
    'recipient-unknown-551-with-address',
    'Unknown recipients get 551 and an address (legal)',
    (answer) => (isUnknown(answer) ? reply(551, '5.1.6', 'Try <bob@reference.test>') : answer),
  ),
  answersRecipient(
    'postmaster-at-domain-refused',
    'Only the bare postmaster exists',
    (answer, { local, domain }) =>
      local.toLowerCase() === 'postmaster' && domain !== '' ? unknown() : answer,
  ),

  takes(
    'eight-bit-sender-accepted',
    'MAIL with octets above 127 gets 250 without SMTPUTF8',
    'MAIL',
    /^FROM:<[^>]*[\x80-\xff]/i,
  ),
  takes(
    'eight-bit-sender-accepted-with-body',
    'MAIL with octets above 127 gets 250 with BODY=8BITMIME',
    'MAIL',
    /^FROM:<[^>]*[\x80-\xff].*BODY=8BITMIME/i,
  ),
  takes(
    'control-character-sender-accepted',
    'MAIL with control characters gets 250',
    'MAIL',
    /^FROM:<[^>]*[\x01-\x1f]/i,
  ),
  takes('underscore-sender-accepted', 'MAIL with "_" in the domain gets 250', 'MAIL', /^FROM:<[^>]*@[^>]*_/i),

  takes(
    'malformed-parameter-accepted',
    'MAIL with a malformed parameter gets 250',
    'MAIL',
    malformedParameter,
  ),
  answerWhen(
    'malformed-parameter-500',
    'MAIL',
    'MAIL with a malformed parameter gets 500',
    fits(malformedParameter),
    () => reply(500, '5.5.2', 'No'),
  ),
  answerWhen('size-parameter-refused', 'MAIL', 'MAIL with SIZE gets 555', fits(/ SIZE=/i), noParameter),
  answerWhen('body-8bitmime-451', 'MAIL', 'MAIL with BODY=8BITMIME gets 451', fits(/ BODY=8BIT/i), () =>
    reply(451, '4.3.0', 'Not now'),
  ),
  answerWhen(
    'body-8bitmime-455',
    'MAIL',
    'MAIL with BODY=8BITMIME gets 455 (legal)',
    fits(/ BODY=8BIT/i),
    () => reply(455, '4.5.4', 'Not now'),
  ),
  answerWhen(
    'size-parameter-over-limit-554',
    'MAIL',
    'MAIL with SIZE above the limit gets 554',
    fits(/ SIZE=\d{8,}/i),
    () => reply(554, '5.3.4', 'Too big'),
  ),
  takes(
    'size-parameter-over-limit-accepted',
    'MAIL with the SIZE parameter above the limit gets 250',
    'MAIL',
    / SIZE=\d{8,}/i,
  ),
  defineFault({
    name: 'parameter-after-helo-accepted',
    summary: 'MAIL takes parameters after HELO',
    apply: (behaviour) =>
      behaviour.wrap('MAIL', (command, session, next) =>
        session.hello?.verb === 'HELO'
          ? next({ ...command, argument: command.argument.replace(/> .*$/, '>') })
          : next(),
      ),
  }),
  defineFault({
    name: 'rcpt-unknown-parameter-501',
    summary: 'RCPT with an unknown parameter gets 501',
    apply: (behaviour) =>
      behaviour.wrap('RCPT', (_command, _session, next) => {
        const answer = next();
        return answer?.code === 555 ? badArgument('No') : answer;
      }),
  }),
];
