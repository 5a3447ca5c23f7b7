import type { Behaviour } from '../behaviour.js';
import { startData } from '../commands/data.js';
import { type DataEnd, earlier, hasBareLineEnd } from '../endings.js';
import { storeMessage } from '../policy.js';
import { closing, type Reply, reply } from '../reply.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, ok } from './helpers.js';

/** False ends of mail data: what stands between two text lines, by the name of the fault behind `data-`. */
const forms: Readonly<Record<string, string>> = {
  'lf-dot-lf': '\n.\n',
  'lf-dot-crlf': '\n.\r\n',
  'lf-dot-cr': '\n.\r',
  'lf-dot-cr-crlf': '\n.\r\r\n',
  'crlf-dot-lf': '\r\n.\n',
  'crlf-dot-cr': '\r\n.\r',
  'crlf-dot-cr-crlf': '\r\n.\r\r\n',
  'crlf-dot-cr-nul-lf': '\r\n.\r\0\n',
  'crlf-dot-nul-crlf': '\r\n.\0\r\n',
  'crlf-nul-dot-crlf': '\r\n\0.\r\n',
  'crlf-dot-sp-crlf': '\r\n. \r\n',
  'crlf-dot-tab-crlf': '\r\n.\t\r\n',
  'crlf-sp-dot-crlf': '\r\n .\r\n',
  'crlf-dot-dot-crlf': '\r\n..\r\n',
  'cr-dot-cr': '\r.\r',
  'cr-dot-crlf': '\r.\r\n',
  'cr-dot-lf': '\r.\n',
  'cr-crlf-dot-cr-crlf': '\r\r\n.\r\r\n',
  'cr-cr-dot-crlf': '\r\r.\r\n',
  'cr-nul-lf-dot-crlf': '\r\0\n.\r\n',
  'nel-dot-nel': '\xc2\x85.\xc2\x85',
  'ls-dot-ls': '\xe2\x80\xa8.\xe2\x80\xa8',
  'vt-dot-vt': '\v.\v',
  'ff-dot-ff': '\f.\f',
};

const endsAt = (name: string, text: string): Fault => {
  const form = Buffer.from(text, 'latin1');
  return defineFault({
    name: `data-${name}`,
    summary: `${JSON.stringify(text)} ends the mail data`,
    apply: (behaviour) =>
      behaviour.around('endOfData', (next, window, fresh) =>
        earlier(next(window, fresh), findForm(window, form)),
      ),
  });
};

/** Finds the form where it is not part of another one: CRLF is neither a bare CR nor a bare LF. */
function findForm(window: Buffer, form: Buffer): DataEnd | undefined {
  for (let at = window.indexOf(form); at >= 0; at = window.indexOf(form, at + 1)) {
    const next = at + form.length;
    const joinsBefore = form[0] === 0x0a && window[at - 1] === 0x0d;
    const joinsBehind = form.at(-1) === 0x0d && window[next] === 0x0a;
    if (!joinsBefore && !joinsBehind) return { content: at, next };
  }
  return undefined;
}

const onContent = (name: string, summary: string, change: (given: Reply) => Reply | undefined): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        const changed = about === 'CONTENT' ? change(given) : given;
        return changed && next(changed, about, session);
      }),
  });

/** Refuses the whole message, without storing it, where `condition` holds for it. */
const refusesContent = (
  name: string,
  summary: string,
  condition: (body: Buffer) => boolean,
  make: () => Reply,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('content', (next, body, session) => (condition(body) ? make() : next(body, session))),
  });

/** Takes messages that the strict server refuses, in the form that `change` gives them. */
function acceptsContent(behaviour: Behaviour, code: number, change: (body: Buffer) => Buffer): void {
  behaviour.around('content', (next, body, session) => {
    const answer = next(body, session);
    if (answer.code !== code) return answer;
    storeMessage(change(body), session);
    return reply(250, '2.6.0', 'Message accepted');
  });
}

const any = (): boolean => true;
const hasLongLine = (body: Buffer): boolean =>
  body
    .toString('latin1')
    .split('\r\n')
    .some((line) => line.length > 500);
const header = (body: Buffer): string => body.toString('latin1').split('\r\n\r\n')[0] ?? '';
const normalise = (body: Buffer): Buffer =>
  Buffer.from(body.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1');

export const dataFaults: readonly Fault[] = [
  ...Object.entries(forms).map(([name, text]) => endsAt(name, text)),
  defineFault({
    name: 'data-dot-line-ends',
    summary: 'Any line that begins with a dot ends the mail data',
    apply: (behaviour) =>
      behaviour.around('endOfData', (next, window, fresh) => {
        const match = /\r\n\.[^\r\n]*\r\n/.exec(window.toString('latin1'));
        const end =
          match === null ? undefined : { content: match.index, next: match.index + match[0].length };
        return earlier(next(window, fresh), end);
      }),
  }),
  answerWhen(
    'data-before-rcpt-250',
    'DATA',
    'DATA with no recipient gets 250',
    (_command, session) => (session.transaction?.recipients.length ?? 0) === 0,
    () => ok(),
  ),
  answerWhen(
    'data-before-rcpt-accepted',
    'DATA',
    'DATA with no recipient gets 354, and the message 250',
    (_command, session) => (session.transaction?.recipients.length ?? 0) === 0,
    startData,
  ),
  defineFault({
    name: 'data-before-rcpt-354-then-554',
    summary: 'DATA with no recipient gets 354, and the message 554 (legal)',
    apply: (behaviour) => {
      behaviour.wrap('DATA', (_command, session, next) =>
        (session.transaction?.recipients.length ?? 0) === 0 ? startData() : next(),
      );
      behaviour.around('content', (next, body, session) =>
        (session.transaction?.recipients.length ?? 0) === 0
          ? reply(554, '5.5.1', 'No valid recipients')
          : next(body, session),
      );
    },
  }),
  always('data-command-451', 'DATA', 'DATA gets 451', () => reply(451, '4.3.0', 'Try later')),
  always('data-command-250', 'DATA', 'DATA gets 250 in place of 354, and no data is read', () => ok()),
  refusesContent('data-temporary-451', 'Every message gets 451', any, () => reply(451, '4.3.0', 'Try later')),
  refusesContent('data-554-policy', 'Every message gets 554', any, () => reply(554, '5.7.1', 'Policy')),
  refusesContent('data-long-line-refused', 'A text line of more than 500 octets gets 554', hasLongLine, () =>
    reply(554, '5.6.0', 'Line too long'),
  ),
  refusesContent(
    'data-64k-refused',
    'A message of more than 60000 octets gets 552',
    (body) => body.length > 60_000,
    () => reply(552, '5.3.4', 'Message is too big'),
  ),
  refusesContent(
    'data-8bit-refused',
    'A message with 8-bit octets gets 554',
    (body) => body.some((octet) => octet > 127),
    () => reply(554, '5.6.1', '7 bits only'),
  ),
  refusesContent(
    'data-missing-date-refused',
    'A message with no Date field gets 554',
    (body) => !/^date:/im.test(header(body)),
    () => reply(554, '5.6.0', 'Date is missing'),
  ),
  refusesContent(
    'data-received-limit-20',
    'More than 20 Received fields are taken for a loop (554)',
    (body) => (header(body).match(/^received:/gim) ?? []).length > 20,
    () => reply(554, '5.4.6', 'Loop detected'),
  ),
  defineFault({
    name: 'data-bare-lf-refused-early',
    summary: 'A bare LF in mail data gets 554 at once and the connection closes (legal)',
    apply: (behaviour) =>
      behaviour.around('watchData', (next, window) =>
        /[^\r]\n/.test(window.toString('latin1')) ? closing(reply(554, '5.6.0', 'Bare LF')) : next(window),
      ),
  }),
  defineFault({
    name: 'data-bare-line-ends-kept',
    summary: 'A message with bare CR, bare LF or NUL gets 250, its octets kept',
    apply: (behaviour) => acceptsContent(behaviour, 554, (body) => body),
  }),
  defineFault({
    name: 'data-bare-line-ends-normalised',
    summary: 'A message with bare CR or bare LF gets 250, each made CRLF (legal)',
    apply: (behaviour) =>
      acceptsContent(behaviour, 554, (body) => (hasBareLineEnd(body) ? normalise(body) : body)),
  }),
  defineFault({
    name: 'data-size-limit-ignored',
    summary: 'A message above the announced limit gets 250',
    apply: (behaviour) => acceptsContent(behaviour, 552, (body) => body),
  }),
  defineFault({
    name: 'data-dots-not-unstuffed',
    summary: 'Doubled dots at the beginning of lines stay',
    apply: (behaviour) => behaviour.around('unstuff', (_next, data) => data),
  }),
  defineFault({
    name: 'data-leading-dot-stripped-twice',
    summary: 'Two dots are taken from the beginning of a line',
    apply: (behaviour) => behaviour.around('unstuff', (next, data) => next(next(data))),
  }),
  defineFault({
    name: 'data-8bit-stripped',
    summary: 'The high bit of mail data is cleared',
    apply: (behaviour) =>
      behaviour.around('content', (next, body, session) =>
        next(Buffer.from(body.map((octet) => octet & 127)), session),
      ),
  }),
  defineFault({
    name: 'data-accepted-and-lost',
    summary: 'The message gets 250 and is not stored',
    apply: (behaviour) => behaviour.around('content', () => reply(250, '2.6.0', 'Message accepted')),
  }),
  onContent('data-no-reply', 'The end of mail data gets no reply', () => undefined),
  defineFault({
    name: 'data-two-replies',
    summary: 'The end of mail data gets two replies',
    apply: (behaviour) =>
      behaviour.around('encode', (next, given, about, session) => {
        const wire = next(given, about, session);
        return about === 'CONTENT' ? Buffer.concat([wire, wire]) : wire;
      }),
  }),
  defineFault({
    name: 'data-loses-transaction-state',
    summary: 'After a message EHLO is needed again',
    apply: (behaviour) =>
      behaviour.around('complete', (next, session) => {
        session.hello = undefined;
        next(session);
      }),
  }),
  defineFault({
    name: 'data-keeps-transaction',
    summary: 'After a message the transaction is still open',
    apply: (behaviour) => behaviour.around('complete', () => {}),
  }),
];
