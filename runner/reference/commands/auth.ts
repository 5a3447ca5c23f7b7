import type { Handler } from '../behaviour.js';
import { decode } from '../grammar.js';
import { isSubmission } from '../policy.js';
import { readResponse } from '../readers.js';
import { badArgument, badSequence, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';

/** AUTH (RFC 4954) with PLAIN (RFC 4616) and LOGIN. */
export const auth: Handler = (command, session) => {
  if (!isSubmission(session) && session.behaviour.seams.mechanisms(session).length === 0) {
    return reply(502, '5.5.1', 'AUTH is not offered here');
  }
  if (session.hello?.verb !== 'EHLO') return badSequence('Send EHLO first');
  if (session.identity !== undefined) return badSequence('Authenticated already');
  if (session.transaction !== undefined) return badSequence('A transaction is open');
  const match = /^([A-Za-z0-9_-]{1,20})(?: (\S+))?$/.exec(command.argument);
  if (match === null) return badArgument('AUTH needs a mechanism');
  const [, mechanism = '', initial] = match;
  return begin(mechanism.toUpperCase(), initial, session);
};

function begin(mechanism: string, initial: string | undefined, session: Session): Reply {
  // A mechanism that wants TLS is invalid in the clear: 504 by section 4 (538 is the historical code). The
  // credentials are not looked at, so the reply tells nothing about them (RFC 8314 section 4.1).
  if (!session.behaviour.seams.mechanisms(session).includes(mechanism)) {
    return reply(504, '5.5.4', 'Mechanism not available');
  }
  const take = mechanism === 'LOGIN' ? takeLogin : takePlain;
  if (initial !== undefined) return take(initial === '=' ? '' : initial, session);
  return challenge(mechanism === 'LOGIN' ? 'Username:' : '', take);
}

function challenge(text: string, take: (response: string, session: Session) => Reply): Reply {
  return {
    ...reply(334, '', Buffer.from(text).toString('base64')),
    follow: (session) => {
      session.reader = readResponse(take);
    },
  };
}

function takePlain(response: string, session: Session): Reply {
  const text = fromBase64(response);
  const parts = text?.split('\0') ?? [];
  if (text === undefined || parts.length !== 3) return malformed();
  const [authorization = '', login = '', password = ''] = parts;
  // Nobody may act for somebody else here.
  return authorization === '' || authorization === login ? judge(login, password, session) : wrong();
}

function takeLogin(response: string): Reply {
  const login = fromBase64(response);
  if (login === undefined) return malformed();
  return challenge('Password:', (second, session) => {
    const password = fromBase64(second);
    return password === undefined ? malformed() : judge(login, password, session);
  });
}

function judge(login: string, password: string, session: Session): Reply {
  if (!session.behaviour.seams.verify(login, password, session.site)) return wrong();
  session.identity = login;
  return reply(235, '2.7.0', 'Authenticated');
}

const malformed = (): Reply => badArgument('Response is malformed', '5.5.2');
const wrong = (): Reply => reply(535, '5.7.8', 'Credentials are wrong');

/** Strict base64 (RFC 4954 section 4): no foreign character, padding at the end only and as long as it must be. */
function fromBase64(text: string): string | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined;
  return decode(Buffer.from(text, 'base64').toString('latin1'));
}
