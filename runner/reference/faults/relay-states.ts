import type { Behaviour } from '../behaviour.js';
import { bounceTo } from '../bounce.js';
import type { Path } from '../grammar.js';
import { isLocalDomain, isLocalUser } from '../policy.js';
import { closing, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

/** A session in which `trusted` holds needs no login, and relays. `path` is there once a recipient is named. */
const trusts = (behaviour: Behaviour, trusted: (session: Session, path?: Path) => boolean): void => {
  behaviour.around('admission', (next, session) => (trusted(session) ? undefined : next(session)));
  behaviour.around('recipient', (next, path, session) =>
    trusted(session, path) && !isLocalDomain(path, session) ? recipientOk() : next(path, session),
  );
};
const recipientOk = (): Reply => reply(250, '2.1.5', 'Recipient OK');

/** Names that a client cannot rightly have: those of the server, and `localhost`; its address, unless that is the client's too. */
const isOurName = (name: string, { site, socket }: Session): boolean => {
  const { localAddress, remoteAddress } = socket;
  const literals = localAddress === remoteAddress ? [] : [`[${localAddress}]`];
  return [...site.domains, site.hostname, 'localhost', ...literals].includes(name.toLowerCase());
};

/** What PROXY and XCLIENT claim, where it is an address that is trusted without a login. */
const claimsLoopback = (argument: string): boolean => /(^|[ =])127\./.test(argument);

const listsXclient = (behaviour: Behaviour): void =>
  behaviour.around('capabilities', (next, session) => ['XCLIENT NAME ADDR LOGIN', ...next(session)]);

/** Relaying that opens by what was said earlier in the session, or by what the client claims to be. */
export const relayStateFaults: readonly Fault[] = [
  defineFault({
    name: 'relay-after-detour',
    summary:
      'Behind RSET, HELO, a second EHLO, or an AUTH that failed or was cancelled, any client may relay',
    apply: (behaviour) => {
      const known = new WeakSet<Session>();
      const remembers = (verb: string, when: (session: Session) => boolean): void =>
        behaviour.wrap(verb, (_command, session, next) => {
          if (when(session)) known.add(session);
          return next();
        });
      remembers('RSET', () => true);
      remembers('HELO', () => true);
      remembers('EHLO', ({ hello }) => hello !== undefined);
      behaviour.around('reply', (next, given, about, session) => {
        if ((about === 'AUTH' || about === 'SASL') && given.code >= 500) known.add(session);
        return next(given, about, session);
      });
      trusts(behaviour, (session) => known.has(session));
    },
  }),
  defineFault({
    name: 'relay-claimed-hello',
    summary: 'A client that says EHLO as the server itself, or as the host of the recipient, may relay',
    apply: (behaviour) =>
      trusts(behaviour, (session, path) => {
        const name = session.hello?.name ?? '';
        return isOurName(name, session) || path?.domain === name.toLowerCase();
      }),
  }),
  defineFault({
    name: 'relay-in-clear',
    summary: 'A submission service wants no AUTH outside TLS, and relays there',
    apply: (behaviour) => trusts(behaviour, ({ service, secure }) => service === 'submission' && !secure),
  }),
  defineFault({
    name: 'relay-after-message',
    summary: 'Behind a message that was accepted, others are relayed',
    apply: (behaviour) => {
      const known = new WeakSet<Session>();
      behaviour.around('content', (next, body, session) => {
        const answer = next(body, session);
        if (answer.code === 250) known.add(session);
        return answer;
      });
      trusts(behaviour, (session) => known.has(session));
    },
  }),
  defineFault({
    name: 'xclient-refused',
    summary: 'XCLIENT is listed, and refused with 550',
    apply: (behaviour) => {
      listsXclient(behaviour);
      behaviour.wrap('XCLIENT', () => reply(550, '5.7.0', 'You may not'));
    },
  }),
  defineFault({
    name: 'relay-xclient',
    summary: 'Anybody may claim a trusted address or a login by XCLIENT, and relay',
    apply: (behaviour) => {
      const believed = new WeakSet<Session>();
      listsXclient(behaviour);
      behaviour.wrap('XCLIENT', (command, session) => {
        if (claimsLoopback(command.argument) || /\bLOGIN=/i.test(command.argument)) believed.add(session);
        session.behaviour.seams.forget(session);
        return session.behaviour.seams.greeting(session);
      });
      trusts(behaviour, (session) => believed.has(session));
    },
  }),
  defineFault({
    name: 'relay-proxy-line',
    summary: 'Anybody may claim a trusted address by a PROXY line before the greeting, and relay',
    apply: (behaviour) => {
      const believed = new WeakSet<Session>();
      behaviour.wrap('PROXY', (command, session) => {
        if (claimsLoopback(command.argument)) believed.add(session);
        return undefined;
      });
      trusts(behaviour, (session) => believed.has(session));
    },
  }),
  defineFault({
    name: 'proxy-line-refused-421',
    summary: 'A PROXY line gets a 421 that names it, and the end of the connection (legal)',
    apply: (behaviour) =>
      behaviour.wrap('PROXY', () => closing(reply(421, '4.7.0', 'PROXY is not allowed from there'))),
  }),
  defineFault({
    name: 'recipient-unknown-bounces',
    summary: 'Mail for unknown recipients is accepted, and comes back to its sender as a bounce',
    apply: (behaviour) => {
      behaviour.around('recipient', (next, path, session) =>
        isLocalDomain(path, session) ? recipientOk() : next(path, session),
      );
      behaviour.around('content', (next, body, session) => {
        const answer = next(body, session);
        const { from, recipients = [] } = session.transaction ?? {};
        for (const { path } of answer.code === 250 ? recipients : []) {
          const isUnknown = isLocalDomain(path, session) && !isLocalUser(path.local, session.site);
          if (from !== undefined && isUnknown) bounceTo(from, path, session);
        }
        return answer;
      });
    },
  }),
  defineFault({
    name: 'honeypot',
    summary: 'Every recipient anywhere and every message is accepted, and nothing is delivered',
    apply: (behaviour) => {
      behaviour.around('recipient', () => recipientOk());
      behaviour.around('content', () => reply(250, '2.6.0', 'Message accepted'));
    },
  }),
];
