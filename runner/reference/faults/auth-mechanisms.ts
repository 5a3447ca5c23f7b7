import type { Behaviour } from '../behaviour.js';
import { readResponse } from '../readers.js';
import { type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

type Begin = (initial: string | undefined, session: Session) => Reply;

/** Lists one more mechanism wherever others are listed, and serves it. */
function offer(behaviour: Behaviour, mechanism: string, begin: Begin): void {
  behaviour.around('mechanisms', (next, session) => {
    const listed = next(session);
    return listed.length === 0 || listed.includes(mechanism) ? listed : [...listed, mechanism];
  });
  behaviour.wrap('AUTH', (command, session, next) => {
    const [name = '', initial] = command.argument.split(' ');
    const inOrder = session.hello && session.transaction === undefined && session.identity === undefined;
    const isOffered = session.behaviour.seams.mechanisms(session).includes(mechanism);
    if (name.toUpperCase() !== mechanism || !inOrder || !isOffered) return next();
    return begin(initial, session);
  });
}

const mechanism = (name: string, summary: string, offered: string, begin: Begin): Fault =>
  defineFault({ name, summary, apply: (behaviour) => offer(behaviour, offered, begin) });

const refused = (): Reply => reply(535, '5.7.8', 'Credentials are wrong');

/** One challenge, and whatever comes back is wrong. */
const challengeOnly =
  (challenge: Buffer): Begin =>
  () =>
    ask(challenge, refused);

function ask(challenge: Buffer, take: (response: string, session: Session) => Reply): Reply {
  return {
    ...reply(334, '', challenge.toString('base64')),
    follow: (session) => {
      session.reader = readResponse(take);
    },
  };
}

/** Waits for the first message of NTLM, answers with this challenge, and refuses what comes back. */
const ntlm =
  (challenge: Buffer): Begin =>
  () =>
    ask(Buffer.alloc(0), () => ask(challenge, refused));

/** CHALLENGE_MESSAGE of NTLM; the names in the order of their AvId, from 1. */
function ntlmChallenge(names: readonly string[]): Buffer {
  const [, target = ''] = names;
  const pairs = names.map((name, at) => {
    const value = Buffer.from(name, 'utf16le');
    const head = Buffer.alloc(4);
    head.writeUInt16LE(at + 1, 0);
    head.writeUInt16LE(value.length, 2);
    return Buffer.concat([head, value]);
  });
  const targetName = Buffer.from(target, 'utf16le');
  const info = Buffer.concat([...pairs, Buffer.alloc(4)]);
  const head = Buffer.alloc(48);
  head.write('NTLMSSP\0', 'latin1');
  head.writeUInt32LE(2, 8);
  const point = (at: number, length: number, offset: number): void => {
    head.writeUInt16LE(length, at);
    head.writeUInt16LE(length, at + 2);
    head.writeUInt32LE(offset, at + 4);
  };
  point(12, targetName.length, head.length);
  head.writeUInt32LE(0x0080_0201, 20);
  head.write('\x01\x23\x45\x67\x89\xab\xcd\xef', 24, 'latin1');
  point(40, info.length, head.length + targetName.length);
  return Buffer.concat([head, targetName, info]);
}

/** Whoever says ANONYMOUS has logged in, as `anonymous`. */
const anonymous: Begin = (_initial, session) => {
  session.identity = 'anonymous';
  return reply(235, '2.7.0', 'Welcome, whoever you are');
};

export const authMechanismFaults: readonly Fault[] = [
  mechanism(
    'auth-digest-md5',
    'DIGEST-MD5 is offered',
    'DIGEST-MD5',
    challengeOnly(Buffer.from('nonce="x"')),
  ),
  mechanism('auth-scram-sha-1', 'SCRAM-SHA-1 is offered', 'SCRAM-SHA-1', challengeOnly(Buffer.from('r=x'))),
  mechanism(
    'auth-ntlm',
    'NTLM is offered, with a challenge that names nobody',
    'NTLM',
    ntlm(ntlmChallenge([])),
  ),
  mechanism(
    'auth-ntlm-names',
    'NTLM is offered, with a challenge that names the host and its domain',
    'NTLM',
    ntlm(ntlmChallenge(['MX1', 'OFFICE', 'mx1.office.reference.test', 'office.reference.test'])),
  ),
  mechanism(
    'auth-ntlm-garbage',
    'NTLM is offered, with a challenge of no known form',
    'NTLM',
    ntlm(Buffer.from('x')),
  ),
  mechanism('auth-anonymous-refused', 'ANONYMOUS is offered, and refused', 'ANONYMOUS', refused),
  mechanism('auth-anonymous', 'ANONYMOUS is a login like any other', 'ANONYMOUS', anonymous),
  defineFault({
    name: 'auth-anonymous-stays',
    summary: 'ANONYMOUS is a login that may send mail to local mailboxes alone',
    apply: (behaviour) => {
      offer(behaviour, 'ANONYMOUS', anonymous);
      behaviour.around('recipient', (next, path, session) => {
        const { identity } = session;
        if (identity !== 'anonymous') return next(path, session);
        session.identity = undefined;
        const answer = next(path, session);
        session.identity = identity;
        return answer;
      });
    },
  }),
];
