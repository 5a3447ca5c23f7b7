import type { CertificateWish } from '../behaviour.js';
import { readCommand } from '../readers.js';
import { reply } from '../reply.js';
import type { Session, Transaction } from '../session.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, ignoreArgument, withoutKeyword } from './helpers.js';

const DAY = 24 * 3_600_000;

const badCertificate = (name: string, summary: string, wish: () => CertificateWish): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      Object.assign(behaviour.certificate, wish());
    },
  });

const legacyOnly = (name: string, version: 'TLSv1' | 'TLSv1.1'): Fault =>
  defineFault({
    name,
    summary: `${version} is accepted as well`,
    apply: (behaviour) =>
      behaviour.around('secureOptions', (next, options, how) => ({
        ...next(options, how),
        minVersion: version,
        // OpenSSL 3 allows the old versions at security level 0 only.
        ciphers: 'DEFAULT@SECLEVEL=0',
      })),
  });

export const tlsFaults: readonly Fault[] = [
  defineFault({
    name: 'starttls-not-offered',
    summary: 'STARTTLS is not listed and gets 502 (legal)',
    apply: (behaviour) => {
      withoutKeyword(behaviour, 'STARTTLS');
      behaviour.wrap('STARTTLS', () => reply(502, '5.5.1', 'Not implemented'));
    },
  }),
  always('starttls-454', 'STARTTLS', 'STARTTLS is listed and gets 454', () =>
    reply(454, '4.7.0', 'TLS not available'),
  ),
  always('starttls-502', 'STARTTLS', 'STARTTLS is listed and gets 502', () =>
    reply(502, '5.5.1', 'Not implemented'),
  ),
  always('starttls-503', 'STARTTLS', 'STARTTLS is listed and gets 503', () => reply(503, '5.5.1', 'Not now')),
  answerWhen(
    'ehlo-inside-tls-refused',
    'EHLO',
    'EHLO inside TLS gets 550',
    (_command, session) => session.secure,
    () => reply(550, '5.7.1', 'Not for you'),
  ),
  defineFault({
    name: 'starttls-handshake-fails',
    summary: 'STARTTLS gets 220, but there is no certificate for the handshake',
    apply: (behaviour) =>
      behaviour.around('secureOptions', (next, options, how) => {
        const { key, cert, ...bare } = next(options, how);
        return how === 'starttls' ? bare : { ...bare, ...(key && cert ? { key, cert } : {}) };
      }),
  }),
  defineFault({
    name: 'starttls-buffer-executed',
    summary: 'Clear-text octets behind STARTTLS are run as commands inside TLS',
    apply: (behaviour) => behaviour.around('leftover', (_next, input) => input),
  }),
  defineFault({
    name: 'starttls-partial-line-joined',
    summary: 'An unfinished clear-text line behind STARTTLS is joined to the first line inside TLS',
    apply: (behaviour) =>
      behaviour.around('leftover', (_next, input) => input.subarray(input.lastIndexOf('\n') + 1)),
  }),
  defineFault({
    name: 'starttls-buffer-answered-in-clear',
    summary: 'Commands behind STARTTLS are answered in the clear before the handshake',
    apply: (behaviour) =>
      behaviour.wrap('STARTTLS', (_command, _session, next) => {
        const answer = next();
        if (answer?.follow === undefined) return answer;
        const { follow } = answer;
        return { ...answer, follow: (session) => answerPending(session, follow) };
      }),
  }),
  defineFault({
    name: 'starttls-keeps-hello',
    summary: 'After the handshake MAIL works with no new EHLO',
    apply: (behaviour) =>
      behaviour.around('forget', (next, session) => {
        const { hello } = session;
        next(session);
        session.hello = hello;
      }),
  }),
  defineFault({
    name: 'starttls-keeps-authentication',
    summary: 'An authentication in the clear survives the handshake',
    apply: (behaviour) =>
      behaviour.around('forget', (next, session) => {
        const { identity } = session;
        next(session);
        session.identity = identity;
      }),
  }),
  defineFault({
    name: 'starttls-keeps-transaction',
    summary: 'An open transaction survives the handshake and the first EHLO inside TLS',
    apply: (behaviour) => {
      const kept = new WeakMap<Session, Transaction>();
      behaviour.around('forget', (next, session) => {
        const { transaction } = session;
        next(session);
        session.transaction = transaction;
        if (transaction !== undefined) kept.set(session, transaction);
      });
      behaviour.wrap('EHLO', (_command, session, next) => {
        const answer = next();
        if (answer?.code !== 250 || !kept.has(session)) return answer;
        session.transaction = kept.get(session);
        kept.delete(session);
        return answer;
      });
    },
  }),
  defineFault({
    name: 'starttls-still-offered',
    summary: 'STARTTLS is listed inside TLS',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        session.secure ? [...next(session), 'STARTTLS'] : next(session),
      ),
  }),
  ignoreArgument('starttls-argument-accepted', 'STARTTLS'),
  defineFault({
    name: 'starttls-keyword-parameter',
    summary: 'The STARTTLS keyword has a parameter',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).map((line) => (line === 'STARTTLS' ? 'STARTTLS REQUIRED' : line)),
      ),
  }),
  answerWhen(
    'starttls-in-transaction-503',
    'STARTTLS',
    'STARTTLS in a transaction gets 503 (legal)',
    (_command, session) => session.transaction !== undefined,
    () => reply(503, '5.5.1', 'A transaction is open'),
  ),
  defineFault({
    name: 'starttls-twice-220',
    summary: 'STARTTLS inside TLS gets 220 and a second handshake',
    apply: (behaviour) =>
      behaviour.wrap('STARTTLS', (_command, session, next) => {
        const { secure } = session;
        session.secure = false;
        const answer = next();
        session.secure = secure;
        return answer;
      }),
  }),
  defineFault({
    name: 'starttls-required',
    summary: 'MAIL in the clear gets 530 on every port',
    apply: (behaviour) =>
      behaviour.around('admission', (next, session) =>
        session.secure ? next(session) : reply(530, '5.7.0', 'Must issue a STARTTLS command first'),
      ),
  }),
  badCertificate('certificate-expired', 'The certificate expired yesterday', () => ({
    notBefore: new Date(Date.now() - 30 * DAY),
    notAfter: new Date(Date.now() - DAY),
  })),
  badCertificate('certificate-not-yet-valid', 'The certificate is valid from tomorrow', () => ({
    notBefore: new Date(Date.now() + DAY),
  })),
  badCertificate('certificate-self-signed', 'The certificate is signed by its own key', () => ({
    selfSigned: true,
  })),
  badCertificate('certificate-wrong-name', 'The certificate is for another host', () => ({
    names: ['other.example'],
    addresses: [],
  })),
  legacyOnly('tls-1.0-accepted', 'TLSv1'),
  legacyOnly('tls-1.1-accepted', 'TLSv1.1'),
  defineFault({
    name: 'tls-client-certificate-requested',
    summary: 'A client certificate is requested in the handshake',
    apply: (behaviour) =>
      behaviour.around('secureOptions', (next, options, how) => ({
        ...next(options, how),
        requestCert: true,
        rejectUnauthorized: false,
      })),
  }),
  defineFault({
    name: 'tls-truncated-close',
    summary: 'The connection ends with no close_notify',
    apply: (behaviour) =>
      behaviour.around('close', (next, session) => {
        if (session.secure) session.transport.end();
        else next(session);
      }),
  }),
];

function answerPending(session: Session, upgrade: (session: Session) => void): void {
  while (session.input.length > 0 && readCommand(session));
  session.whenWritten(() => upgrade(session));
}
