import { type DataEnd, earlier, strictEndOfData } from '../endings.js';
import type { Path } from '../grammar.js';
import { type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { limits } from '../site.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, withKeyword, withoutKeyword } from './helpers.js';

/** The reply to the end of mail data gets another code; what happens to the message stays the same. */
const endCode = (code: number, enhanced: string): Fault =>
  defineFault({
    name: `data-end-${code}`,
    summary: `The end of every message gets ${code}`,
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) =>
        next(about === 'CONTENT' ? { ...given, code, enhanced } : given, about, session),
      ),
  });

type Condition = (body: Buffer, session: Session) => boolean;

/** Refuses the whole message, without storing it, where `condition` holds for it. */
const refuses = (name: string, summary: string, condition: Condition, make: () => Reply): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('content', (next, body, session) =>
        condition(body, session) ? make() : next(body, session),
      ),
  });

/** Closes the connection in place of a reply to such a message. */
const drops = (name: string, summary: string, condition: Condition): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('content', (next, body, session) => {
        if (condition(body, session)) session.end();
        return next(body, session);
      }),
  });

const header = (body: Buffer): string => body.toString('latin1').split('\r\n\r\n')[0] ?? '';
const has = (body: Buffer, field: string): boolean => new RegExp(`^${field}:`, 'im').test(header(body));
const hasEightBit = (body: Buffer): boolean => body.some((octet) => octet > 127);
const hasLineOver = (body: Buffer, octets: number): boolean =>
  body
    .toString('latin1')
    .split('\r\n')
    .some((line) => line.length > octets);

const recipientsOf = (session: Session): number => session.transaction?.recipients.length ?? 0;
const isFull = (_command: unknown, session: Session): boolean => recipientsOf(session) >= limits.recipients;

/** A dot that stands behind a whole number of pieces of a line, as if the cut were a line end. */
function cutEnd(window: Buffer, octets: number): DataEnd | undefined {
  const match = new RegExp(`\\r\\n(?:[^\\r\\n]{${octets}})+\\.\\r\\n`).exec(window.toString('latin1'));
  return match === null ? undefined : { content: match.index, next: match.index + match[0].length };
}

export const messageFaults: readonly Fault[] = [
  always('data-command-502', 'DATA', 'DATA gets 502', () => reply(502, '5.5.1', 'Not implemented')),
  endCode(251, '2.6.0'),
  endCode(503, '5.5.1'),
  drops('data-end-closes', 'Every message ends the connection without a reply', () => true),
  defineFault({
    name: 'data-empty-not-ended',
    summary: 'A dot right behind DATA does not end the mail data',
    apply: (behaviour) =>
      behaviour.around('endOfData', (next, window, fresh) => {
        const end = next(window, fresh);
        if (end?.content !== 0) return end;
        const later = strictEndOfData(window.subarray(3));
        return later && { content: later.content + 3, next: later.next + 3 };
      }),
  }),
  defineFault({
    name: 'data-reply-per-recipient',
    summary: 'The end of mail data gets one reply for each recipient, as in LMTP',
    apply: (behaviour) => {
      let due = 1;
      behaviour.around('content', (next, body, session) => {
        due = Math.max(1, recipientsOf(session));
        return next(body, session);
      });
      behaviour.around('encode', (next, given, about, session) => {
        const wire = next(given, about, session);
        return about === 'CONTENT' ? Buffer.concat(Array.from({ length: due }, () => wire)) : wire;
      });
    },
  }),
  defineFault({
    name: 'data-unknown-recipient-550',
    summary: 'Unknown recipients get 250, and a message to one of them gets 550 for all',
    apply: (behaviour) => {
      const unknown = new WeakSet<Path>();
      behaviour.around('recipient', (next, path, session) => {
        const answer = next(path, session);
        if (answer.enhanced !== '5.1.1') return answer;
        unknown.add(path);
        return reply(250, '2.1.5', 'Recipient OK');
      });
      behaviour.around('content', (next, body, session) =>
        session.transaction?.recipients.some(({ path }) => unknown.has(path))
          ? reply(550, '5.1.1', 'No such mailbox here')
          : next(body, session),
      );
    },
  }),
  refuses(
    'data-resent-refused',
    'A message with Resent-To and no Resent-From gets 554',
    (body) => has(body, 'Resent-To') && !has(body, 'Resent-From'),
    () => reply(554, '5.6.0', 'Resent-From is missing'),
  ),
  refuses(
    'data-many-addresses-refused',
    'A message with more than 100 addresses in its header section gets 554',
    (body) => (header(body).match(/@/g) ?? []).length > 100,
    () => reply(554, '5.7.1', 'Too many addressees'),
  ),
  refuses(
    'data-received-without-date-refused',
    'A message with a Received field that has no semicolon gets 554',
    (body) => /^received:(?![^\r]*(?:\r\n[ \t][^\r]*)*;)/im.test(header(body)),
    () => reply(554, '5.6.0', 'Bad Received field'),
  ),
  refuses(
    'data-received-limit-50',
    'More than 50 Received fields are taken for a loop (554)',
    (body) => (header(body).match(/^received:/gim) ?? []).length > 50,
    () => reply(554, '5.4.6', 'Loop detected'),
  ),
  drops('data-received-8bit-closes', '8-bit octets in a Received field end the connection', (body) =>
    /^received:[^\r]*[\x80-\xff]/im.test(header(body)),
  ),
  drops(
    'data-8bit-closes',
    '8-bit octets without BODY=8BITMIME end the connection without a reply',
    (body, session) => hasEightBit(body) && session.transaction?.parameters.BODY !== '8BITMIME',
  ),
  drops(
    'data-8bit-no-mime-closes',
    '8-bit octets with BODY=8BITMIME and no MIME-Version end the connection without a reply',
    (body, session) =>
      hasEightBit(body) && session.transaction?.parameters.BODY === '8BITMIME' && !has(body, 'MIME-Version'),
  ),
  refuses(
    'data-line-over-1000-refused',
    'A text line of more than 1000 octets gets 554 (legal)',
    (body) => hasLineOver(body, 1000),
    () => reply(554, '5.6.0', 'Line too long'),
  ),
  drops('data-line-over-1000-closes', 'A text line of more than 1000 octets ends the connection', (body) =>
    hasLineOver(body, 1000),
  ),
  defineFault({
    name: 'data-line-cut-1024',
    summary: 'Text lines are cut every 1024 octets, and a dot behind the cut ends the mail data',
    apply: (behaviour) =>
      behaviour.around('endOfData', (next, window, fresh) =>
        earlier(next(window, fresh), cutEnd(window, 1024)),
      ),
  }),
  defineFault({
    name: 'size-32k-announced',
    summary: 'EHLO lists SIZE 32768',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).map((line) => (line.startsWith('SIZE ') ? 'SIZE 32768' : line)),
      ),
  }),
  defineFault({
    name: 'size-limit-unannounced',
    summary: 'A message of more than 50000 octets gets 552, and EHLO does not list SIZE',
    apply: (behaviour) => {
      withoutKeyword(behaviour, 'SIZE');
      behaviour.around('content', (next, body, session) =>
        body.length > 50_000 ? reply(552, '5.3.4', 'Message is too big') : next(body, session),
      );
    },
  }),
  defineFault({
    name: 'size-over-limit-554',
    summary: 'A message above the announced limit gets 554',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) =>
        next(
          about === 'CONTENT' && given.code === 552 ? { ...given, code: 554, enhanced: '5.7.0' } : given,
          about,
          session,
        ),
      ),
  }),
  defineFault({
    name: 'size-over-limit-closes',
    summary: 'A message above the announced limit ends the connection without a reply',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        if (about !== 'CONTENT' || given.code !== 552) return next(given, about, session);
        session.end();
        return undefined;
      }),
  }),
  answerWhen(
    'declared-size-over-limit-554',
    'MAIL',
    'MAIL with SIZE above the limit gets 554',
    (command) => /SIZE=\d{9,}/i.test(command.argument),
    () => reply(554, '5.7.0', 'No'),
  ),
  defineFault({
    name: 'declared-size-over-limit-accepted',
    summary: 'SIZE of MAIL is not compared with the limit',
    apply: (behaviour) =>
      behaviour.wrap('MAIL', (command, _session, next) =>
        next({ ...command, argument: command.argument.replace(/SIZE=\d{9,}/i, 'SIZE=1') }),
      ),
  }),
  defineFault({
    name: 'declared-size-over-limit-closes',
    summary: 'MAIL with SIZE above the limit ends the connection without a reply',
    apply: (behaviour) =>
      behaviour.wrap('MAIL', (command, session, next) => {
        if (/SIZE=\d{9,}/i.test(command.argument)) session.end();
        return next();
      }),
  }),
  withKeyword('recipients-limit-announced', 'EHLO lists LIMITS RCPTMAX=50 (legal)', 'LIMITS RCPTMAX=50'),
  defineFault({
    name: 'recipients-limit-drops',
    summary: 'The 1001st recipient ends the connection without a reply',
    apply: (behaviour) =>
      behaviour.wrap('RCPT', (command, session, next) => {
        if (isFull(command, session)) session.end();
        return next();
      }),
  }),
  defineFault({
    name: 'recipients-limit-550',
    summary: 'Recipients beyond 1000 get 550 (legal, as a site policy), and DATA then 503',
    apply: (behaviour) => {
      behaviour.wrap('RCPT', (command, session, next) =>
        isFull(command, session) ? reply(550, '5.7.1', 'Too many recipients') : next(),
      );
      behaviour.wrap('DATA', (command, session, next) =>
        isFull(command, session) ? reply(503, '5.5.1', 'Too many recipients') : next(),
      );
    },
  }),
  answerWhen('recipients-limit-451', 'RCPT', 'Recipients beyond 1000 get 451', isFull, () =>
    reply(451, '4.5.3', 'Too many recipients'),
  ),
  answerWhen('recipients-limit-data-250', 'DATA', 'DATA with 1000 recipients gets 250', isFull, () =>
    reply(250, '2.0.0', 'OK'),
  ),
];
