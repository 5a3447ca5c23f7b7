import { isLocalDomain } from '../policy.js';
import { reply } from '../reply.js';
import type { Session } from '../session.js';
import type { ReferenceService } from '../site.js';
import { defineFault, type Fault } from './define.js';

const is = (session: Session, ...services: readonly ReferenceService[]): boolean =>
  services.includes(session.service);

/** The EHLO lines of some services in another form. */
const lists = (
  name: string,
  summary: string,
  services: readonly ReferenceService[],
  change: (lines: string[]) => string[],
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        is(session, ...services) ? change(next(session)) : next(session),
      ),
  });

/** What one service of a host does otherwise than its role wants, or than the others do. */
export const rolesFaults: readonly Fault[] = [
  defineFault({
    name: 'mx-requires-auth',
    summary: 'MAIL on port 25 gets 530 until the client has authenticated',
    apply: (behaviour) =>
      behaviour.around('admission', (next, session) =>
        is(session, 'smtp') && session.identity === undefined
          ? reply(530, '5.7.0', 'Authentication required')
          : next(session),
      ),
  }),
  defineFault({
    name: 'mx-requires-auth-at-rcpt',
    summary: 'RCPT on port 25 gets 530 until the client has authenticated',
    apply: (behaviour) =>
      behaviour.around('recipient', (next, path, session) =>
        is(session, 'smtp') && session.identity === undefined
          ? reply(530, '5.7.0', 'Authentication required')
          : next(path, session),
      ),
  }),
  defineFault({
    name: 'auth-on-587-missing',
    summary: 'Port 587 offers no AUTH',
    apply: (behaviour) => {
      behaviour.around('mechanisms', (next, session) => (is(session, 'submission') ? [] : next(session)));
      behaviour.wrap('AUTH', (_command, session, next) =>
        is(session, 'submission') ? reply(502, '5.5.1', 'Not implemented') : next(),
      );
    },
  }),
  defineFault({
    name: 'starttls-on-587-missing',
    summary: 'Port 587 does not list STARTTLS and answers it with 502 (legal)',
    apply: (behaviour) => {
      behaviour.around('capabilities', (next, session) =>
        next(session).filter((line) => line !== 'STARTTLS' || !is(session, 'submission')),
      );
      behaviour.wrap('STARTTLS', (_command, session, next) =>
        is(session, 'submission') ? reply(502, '5.5.1', 'Not implemented') : next(),
      );
    },
  }),
  defineFault({
    name: 'relay-on-587-open',
    summary: 'Port 587 wants no AUTH, and relays for anybody',
    apply: (behaviour) => {
      behaviour.around('admission', (next, session) =>
        is(session, 'submission') ? undefined : next(session),
      );
      behaviour.around('recipient', (next, path, session) =>
        is(session, 'submission') && !isLocalDomain(path, session)
          ? reply(250, '2.1.5', 'Recipient OK')
          : next(path, session),
      );
    },
  }),
  defineFault({
    name: 'login-on-465-refused',
    summary: 'Port 465 finds every password wrong',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        const succeeds = given.code === 235 && (about === 'AUTH' || about === 'SASL');
        if (!succeeds || !is(session, 'submissions')) return next(given, about, session);
        session.identity = undefined;
        return next(reply(535, '5.7.8', 'Credentials are wrong'), about, session);
      }),
  }),
  lists('size-on-587-larger', 'Port 587 lists a larger SIZE than the others', ['submission'], (lines) =>
    lines.map((line) => (line.startsWith('SIZE ') ? 'SIZE 52428800' : line)),
  ),
  lists('smtputf8-on-25-missing', 'Port 25 does not list SMTPUTF8', ['smtp'], (lines) =>
    lines.filter((line) => line !== 'SMTPUTF8'),
  ),
];
