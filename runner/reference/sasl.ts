import { createHmac, randomBytes } from 'node:crypto';
import { decode } from './grammar.js';
import { readResponse } from './readers.js';
import { badArgument, type Reply, reply } from './reply.js';
import type { Session } from './session.js';

type Take = (response: string, session: Session) => Reply;

/** Begins an exchange. `initial` is the initial response in base64, '' where "=" stood for it, undefined without one. */
type Mechanism = (initial: string | undefined, session: Session) => Reply;

/** What the server can serve, by name; which of them it offers is a seam of its behaviour. */
export const mechanisms: Readonly<Record<string, Mechanism>> = {
  PLAIN: (initial, session) =>
    initial === undefined ? challenge('', takePlain) : takePlain(initial, session),
  LOGIN: (initial) => (initial === undefined ? challenge('Username:', takeLogin) : takeLogin(initial)),
  'CRAM-MD5': (initial, session) =>
    initial === undefined ? beginCramMd5(session) : badArgument('The server goes first', '5.7.0'),
};

/** A 334 with this challenge, whose response goes to `take` (RFC 4954 section 4). */
export function challenge(text: string, take: Take): Reply {
  return {
    ...reply(334, '', Buffer.from(text).toString('base64')),
    follow: (session) => {
      session.reader = readResponse(take);
    },
  };
}

/** RFC 4616. */
function takePlain(response: string, session: Session): Reply {
  const text = fromBase64(response);
  const parts = text?.split('\0') ?? [];
  if (text === undefined || parts.length !== 3) return malformed();
  const [authorization = '', login = '', password = ''] = parts;
  // Nobody may act for somebody else here.
  return authorization === '' || authorization === login ? judge(login, password, session) : wrong();
}

/** In no standard; as everybody does it. */
function takeLogin(response: string): Reply {
  const login = fromBase64(response);
  if (login === undefined) return malformed();
  return challenge('Password:', (second, session) => {
    const password = fromBase64(second);
    return password === undefined ? malformed() : judge(login, password, session);
  });
}

/** RFC 2195: the response is the login and the keyed MD5 of the challenge, in hexadecimal. */
function beginCramMd5({ site }: Session): Reply {
  const once = `<${randomBytes(8).toString('hex')}@${site.hostname}>`;
  return challenge(once, (response, session) => {
    const [, login = '', digest = ''] = /^(.+) ([0-9a-f]{32})$/s.exec(fromBase64(response) ?? '') ?? [];
    if (login === '') return malformed();
    const password = Object.hasOwn(site.users, login) ? (site.users[login] ?? '') : '';
    const isRight = createHmac('md5', password).update(once).digest('hex') === digest;
    return judge(login, isRight ? password : digest, session);
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
