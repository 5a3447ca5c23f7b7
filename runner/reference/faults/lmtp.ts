import type { Behaviour, Handler } from '../behaviour.js';
import { extendedHello } from '../commands/hello.js';
import { type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

const isLmtp = ({ service }: Session): boolean => service === 'lmtp';

/** The verb is served so on LMTP, and as usual elsewhere. */
const onLmtp = (name: string, summary: string, verb: string, serve: Handler): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.wrap(verb, (command, session, next) => (isLmtp(session) ? serve(command, session) : next())),
  });

const refused = (verb: string, code: number, enhanced: string): Fault =>
  onLmtp(`lmtp-${verb.toLowerCase()}-${code}`, `LMTP: ${verb} gets ${code}`, verb, () =>
    reply(code, enhanced, 'Not here'),
  );

/** LMTP: the end of the data draws other replies than one for each recipient. */
const outcomes = (
  name: string,
  summary: string,
  change: (replies: Reply[], session: Session) => Reply[],
): Fault =>
  defineFault({
    name,
    summary: `LMTP: ${summary}`,
    apply: (behaviour) =>
      behaviour.around('outcomes', (next, answer, session) => {
        const replies = next(answer, session);
        return isLmtp(session) ? change(replies, session) : replies;
      }),
  });

/** Replies with these codes, in the order of the recipients; the last code stands for all behind it. */
const coded = (...codes: readonly number[]) => {
  return (replies: Reply[]): Reply[] =>
    replies.map((_, index) => {
      const code = codes[Math.min(index, codes.length - 1)] ?? 250;
      return reply(code, `${Math.floor(code / 100)}.0.0`, 'So it went');
    });
};

const unlisted = (keyword: string): Fault =>
  defineFault({
    name: `lmtp-without-${keyword.toLowerCase()}`,
    summary: `LMTP: ${keyword} is not listed`,
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).filter((line) => !isLmtp(session) || line !== keyword),
      ),
  });

/** EHLO and HELO are unknown on smtp, and LHLO is served. */
function speakLmtp(behaviour: Behaviour): void {
  const turned = (verb: string, serve: Handler): void =>
    behaviour.wrap(verb, (command, session, next) =>
      session.service === 'smtp' ? serve(command, session) : next(),
    );
  turned('EHLO', () => reply(500, '5.5.1', 'This is LMTP'));
  turned('HELO', () => reply(500, '5.5.1', 'This is LMTP'));
  turned('LHLO', extendedHello);
}

/** Whatever verb it is said by, a hello is refused on smtp. */
function refuseHello(behaviour: Behaviour): void {
  for (const verb of ['EHLO', 'HELO', 'LHLO']) {
    behaviour.wrap(verb, (_command, session, next) =>
      session.service === 'smtp' ? reply(550, '5.7.1', 'Not you') : next(),
    );
  }
}

/** What LMTP has otherwise than SMTP (RFC 2033). */
export const lmtpFaults: readonly Fault[] = [
  outcomes('lmtp-one-reply', 'the end of the data draws one reply, as in SMTP', (replies) =>
    replies.slice(0, 1),
  ),
  outcomes('lmtp-reply-too-many', 'the end of the data draws one reply more', (replies) => [
    ...replies,
    ...replies.slice(0, 1),
  ]),
  outcomes('lmtp-no-reply', 'the end of the data draws no reply', () => []),
  outcomes(
    'lmtp-unlike-replies',
    'the first recipient is served, the others get 452 (legal)',
    coded(250, 452),
  ),
  outcomes('lmtp-mailbox-replies', 'each recipient is refused as a mailbox is, with 551 (legal)', coded(551)),
  outcomes('lmtp-one-temporary-reply', 'the end of the data draws 451 once', (replies) =>
    coded(451)(replies.slice(0, 1)),
  ),
  refused('LHLO', 500, '5.5.1'),
  refused('LHLO', 550, '5.7.1'),
  refused('LHLO', 451, '4.3.0'),
  refused('EHLO', 502, '5.5.1'),
  refused('EHLO', 451, '4.3.0'),
  refused('HELO', 502, '5.5.1'),
  refused('DATA', 554, '5.5.1'),
  refused('DATA', 451, '4.3.0'),
  onLmtp('lmtp-ehlo-accepted', 'LMTP: EHLO is served too', 'EHLO', extendedHello),
  onLmtp('lmtp-helo-accepted', 'LMTP: HELO is served too', 'HELO', extendedHello),
  ...['PIPELINING', 'ENHANCEDSTATUSCODES', '8BITMIME'].map(unlisted),
  defineFault({ name: 'smtp-speaks-lmtp', summary: 'LMTP is spoken on the smtp service', apply: speakLmtp }),
  defineFault({
    name: 'smtp-any-hello-550',
    summary: 'EHLO, HELO and LHLO get 550 on smtp',
    apply: refuseHello,
  }),
];
