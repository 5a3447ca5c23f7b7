import type { Path } from '../grammar.js';
import { type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';
import { always, ok, recode, withKeyword, withoutKeyword } from './helpers.js';

const withoutExtension = (keyword: string): Fault =>
  defineFault({
    name: `ehlo-without-${keyword.toLowerCase()}`,
    summary: `EHLO does not list ${keyword}`,
    apply: (behaviour) => withoutKeyword(behaviour, keyword),
  });

/** Replies to domains that are not fully qualified get another code. */
const unqualified = (name: string, summary: string, answer: (given: Reply) => Reply): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      const changed = (given: Reply): Reply => (given.code === 554 ? answer(given) : given);
      behaviour.around('sender', (next, path, session) => changed(next(path, session)));
      behaviour.around('recipient', (next, path, session) => changed(next(path, session)));
    },
  });

/** A user sends under an address that is not the login. */
const isForeign = (sender: string, session: Session): boolean =>
  session.identity !== undefined && sender !== '' && sender !== session.identity;

const foreignSender = (code: number, isLegal = false): Fault =>
  defineFault({
    name: `submission-foreign-sender-${code}`,
    summary: `MAIL with a sender that is not the login gets ${code}${isLegal ? ' (legal)' : ''}`,
    apply: (behaviour) =>
      behaviour.around('sender', (next, path, session) =>
        isForeign(path.mailbox, session) ? reply(code, '5.7.1', 'Not your address') : next(path, session),
      ),
  });

const foreignSenderAtRcpt = (code: number, isLegal = false): Fault =>
  defineFault({
    name: `submission-foreign-sender-${code}-at-rcpt`,
    summary: `RCPT behind a sender that is not the login gets ${code}${isLegal ? ' (legal)' : ''}`,
    apply: (behaviour) =>
      behaviour.around('recipient', (next, path, session) =>
        isForeign(session.transaction?.from.mailbox ?? '', session)
          ? reply(code, '5.7.1', 'Not your address')
          : next(path, session),
      ),
  });

const isLocal = ({ domain }: Path, { site }: Session): boolean =>
  domain === '' || site.domains.includes(domain);

const usersStayInside = (code: number, enhanced: string, isLegal = false): Fault =>
  defineFault({
    name: `submission-relay-${code}`,
    summary: `RCPT of a user for another domain gets ${code} ${enhanced}${isLegal ? ' (legal)' : ''}`,
    apply: (behaviour) =>
      behaviour.around('recipient', (next, path, session) =>
        session.identity !== undefined && !isLocal(path, session)
          ? reply(code, enhanced, 'You may not write there')
          : next(path, session),
      ),
  });

const headerAddress = (code: number, enhanced: string, isLegal = false): Fault =>
  defineFault({
    name: `data-header-address-${code}`,
    summary: `A message with two @ in its From field gets ${code}${isLegal ? ' (legal)' : ''}`,
    apply: (behaviour) =>
      behaviour.around('content', (next, body, session) =>
        /^From:[^\r\n]*@@/im.test(body.toString('latin1'))
          ? reply(code, enhanced, 'That is no address')
          : next(body, session),
      ),
  });

export const submissionFaults: readonly Fault[] = [
  withoutExtension('DSN'),
  withoutExtension('ENHANCEDSTATUSCODES'),
  defineFault({
    name: 'ehlo-dsn-behind-auth',
    summary: 'EHLO lists DSN to users alone (legal)',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).filter((line) => line !== 'DSN' || session.identity !== undefined),
      ),
  }),
  withKeyword('ehlo-lists-atrn', 'EHLO lists ATRN, which is not implemented', 'ATRN'),
  always('etrn-459', 'ETRN', 'ETRN gets 459 (legal)', () => reply(459, '4.7.1', 'No queue for that')),
  always('etrn-458', 'ETRN', 'ETRN gets 458 (legal)', () => reply(458, '4.7.1', 'Prohibited')),
  always('etrn-451', 'ETRN', 'ETRN gets 451', () => reply(451, '4.3.0', 'Not now')),
  always('mail-no-reply', 'MAIL', 'MAIL gets no reply', () => undefined),
  always('atrn-accepted', 'ATRN', 'ATRN gets 250', () => ok('Your turn')),
  defineFault({
    name: 'submission-mail-521',
    summary: 'MAIL with no authentication gets 521',
    apply: (behaviour) => recode(behaviour, 530, 521, '5.7.1'),
  }),
  unqualified('domain-unqualified-550', 'A domain that is not fully qualified gets 550', (given) => ({
    ...given,
    code: 550,
  })),
  unqualified('domain-unqualified-502', 'A domain that is not fully qualified gets 502', (given) => ({
    ...given,
    code: 502,
  })),
  unqualified('domain-unqualified-accepted', 'A domain need not be fully qualified', () => ok()),
  foreignSender(550, true),
  foreignSender(553),
  foreignSenderAtRcpt(550, true),
  foreignSenderAtRcpt(553),
  usersStayInside(550, '5.7.1', true),
  usersStayInside(554, '5.7.1'),
  usersStayInside(556, '5.1.10', true),
  headerAddress(554, '5.6.0', true),
  headerAddress(501, '5.5.4'),
  defineFault({
    name: 'client-certificate-external',
    summary: 'A client certificate is requested in the handshake, and EXTERNAL is offered (legal)',
    apply: (behaviour) => {
      behaviour.around('secureOptions', (next, options, how) => ({
        ...next(options, how),
        requestCert: true,
        rejectUnauthorized: false,
      }));
      behaviour.around('mechanisms', (next, session) =>
        session.service === 'submissions' ? [...next(session), 'EXTERNAL'] : next(session),
      );
    },
  }),
];
