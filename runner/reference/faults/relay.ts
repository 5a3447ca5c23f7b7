import { bounceTo } from '../bounce.js';
import type { Path } from '../grammar.js';
import { isLocalDomain } from '../policy.js';
import { type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

const isDenied = (answer: Reply): boolean => answer.code === 550 && answer.enhanced === '5.7.1';
const isUnknown = (answer: Reply): boolean => answer.code === 550 && answer.enhanced === '5.1.1';
const accepted = (): Reply => reply(250, '2.1.5', 'Recipient OK');

/** Changes the refusal of a recipient where `condition` holds. */
const onRefusal = (
  name: string,
  summary: string,
  refusal: (answer: Reply) => boolean,
  condition: (path: Path, session: Session) => boolean,
  make: () => Reply,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('recipient', (next, path, session) => {
        const answer = next(path, session);
        return refusal(answer) && condition(path, session) ? make() : answer;
      }),
  });

const always = (): boolean => true;
const relayCode = (code: number, enhanced: string): Fault =>
  onRefusal(`relay-${code}`, `Relaying is refused with ${code}`, isDenied, always, () =>
    reply(code, enhanced, 'Relaying denied'),
  );

/** Relays for any client in some state of the session. */
const relaysWhen = (name: string, summary: string, condition: (session: Session) => boolean): Fault =>
  onRefusal(name, summary, isDenied, (_path, session) => condition(session), accepted);

const senderIsLocal = (session: Session): boolean =>
  session.transaction !== undefined && isLocalDomain(session.transaction.from, session);

/** Takes recipients for which `refusal` holds, and refuses the message for them. */
const refusesLater = (name: string, summary: string, refusal: (answer: Reply) => boolean): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      const doubtful = new WeakSet<Path>();
      behaviour.around('recipient', (next, path, session) => {
        const answer = next(path, session);
        if (!refusal(answer)) return answer;
        doubtful.add(path);
        return accepted();
      });
      behaviour.around('content', (next, body, session) =>
        session.transaction?.recipients.some(({ path }) => doubtful.has(path))
          ? reply(554, '5.7.1', 'Recipient refused')
          : next(body, session),
      );
    },
  });

export const relayFaults: readonly Fault[] = [
  onRefusal('relay-open', 'Mail for any domain is accepted', isDenied, always, accepted),
  refusesLater('relay-open-accept-then-554', 'Recipients elsewhere get 250, the message then 554', isDenied),
  defineFault({
    name: 'relayed-mail-bounces',
    summary: 'Mail for other domains that was accepted comes back to its sender as a bounce',
    apply: (behaviour) =>
      behaviour.around('content', (next, body, session) => {
        const { transaction } = session;
        const elsewhere = transaction?.recipients.find(({ path }) => !isLocalDomain(path, session));
        if (transaction === undefined || elsewhere === undefined) return next(body, session);
        bounceTo(transaction.from, elsewhere.path, session);
        return reply(250, '2.0.0', 'Queued');
      }),
  }),
  relayCode(454, '4.7.1'),
  relayCode(530, '5.7.0'),
  relayCode(551, '5.7.1'),
  relayCode(553, '5.7.1'),
  relayCode(554, '5.7.1'),
  relaysWhen('relay-local-sender', 'A sender of a local domain may relay', senderIsLocal),
  relaysWhen(
    'relay-null-sender',
    'The null sender may relay',
    (session) => session.transaction?.from.mailbox === '',
  ),
  relaysWhen('relay-local-hello', 'A client that says EHLO with a local name may relay', ({ hello, site }) =>
    [...site.domains, site.hostname, 'localhost'].includes(hello?.name.toLowerCase() ?? ''),
  ),
  relaysWhen(
    'relay-after-local-recipient',
    'Behind a local recipient, others are relayed',
    (session) => (session.transaction?.recipients.length ?? 0) > 0,
  ),
  relaysWhen('relay-inside-tls', 'Any client may relay inside TLS', (session) => session.secure),
  onRefusal('recipient-catch-all', 'Every local-part exists', isUnknown, always, accepted),
  onRefusal('recipient-unknown-450', 'Unknown recipients get 450', isUnknown, always, () =>
    reply(450, '4.1.1', 'Unknown'),
  ),
  onRefusal('recipient-unknown-551', 'Unknown recipients get 551', isUnknown, always, () =>
    reply(551, '5.1.1', 'Unknown'),
  ),
  onRefusal('recipient-unknown-252', 'Unknown recipients get 252', isUnknown, always, () =>
    reply(252, '2.1.5', 'Maybe'),
  ),
  refusesLater(
    'accept-all-recipients-reject-at-data',
    'Every recipient gets 250, the message 554 if one was not good',
    (answer) => isDenied(answer) || isUnknown(answer),
  ),
];
