import type { Behaviour } from '../behaviour.js';
import type { Path } from '../grammar.js';
import { isLocalDomain } from '../policy.js';
import { reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

/** Tells whether a domain, or a literal in brackets, is the server's own. */
type IsOwn = (domain: string) => boolean;

/**
 * Reads one way to write a foreign mailbox, with no angle brackets; undefined for what is not written so.
 * @param bare  no angle brackets stood around it
 */
type Reading = (
  written: string,
  isOwn: IsOwn,
  bare: boolean,
) => readonly [user: string, host: string] | undefined;

const outsider = (user: string, host: string): Path => ({
  mailbox: `${user}@${host}`,
  local: user,
  domain: host.toLowerCase(),
  nonAscii: false,
});

/** Takes what is written so for the foreign mailbox that it stands for, sound grammar or not, and relays to that. */
const relaysForm = (form: string, summary: string, read: Reading): Fault =>
  defineFault({
    name: `relay-${form}`,
    summary,
    apply: (behaviour) =>
      // Before the handler of RCPT, which never sees a line with a NUL or a bare CR.
      behaviour.around('dispatch', (next, command, session) => {
        const { transaction } = session;
        const [, given] = /^TO:(.+)$/is.exec(command.argument) ?? [];
        if (command.verb !== 'RCPT' || transaction === undefined || given === undefined)
          return next(command, session);
        const inner = /^<(.*)>$/s.exec(given)?.[1];
        const isOwn = (domain: string) => isLocalDomain(outsider('', domain), session);
        const [user = '', host = ''] = read(inner ?? given, isOwn, inner === undefined) ?? [];
        if (user === '' || host === '' || isOwn(host)) return next(command, session);
        transaction.recipients.push({ path: outsider(user, host), parameters: {} });
        return reply(250, '2.1.5', 'Recipient OK');
      }),
  });

/** The local-part, unquoted, of what is at the server itself or at no domain at all; undefined at any other domain. */
function ownLocalPart(written: string, isOwn: IsOwn): string | undefined {
  const at = /^("(?:[^"\\]|\\.)*"|.*)@([^@"]*)$/s.exec(written);
  if (at !== null && at[2] !== '' && !isOwn(at[2] ?? '')) return undefined;
  const local = at?.[1] ?? written;
  return local.replace(/^"(.*)"$/s, '$1').replace(/\\(.)/gs, '$1');
}

const unbracketed = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

const percentHack: Reading = (written, isOwn) => {
  const [user = '', host = '', last] = ownLocalPart(written, isOwn)?.split('%') ?? [];
  if (/[@!]/.test(user + host) || (last !== undefined && !isOwn(last))) return undefined;
  return [user, unbracketed(host)];
};

const bangPath: Reading = (written, isOwn) => {
  const hops = ownLocalPart(written, isOwn)?.split('!') ?? [];
  const [host = '', user = ''] = hops.slice(-2);
  if (hops.length > 3 || (hops.length === 3 && !isOwn(hops[0] ?? ''))) return undefined;
  return [user, host];
};

const quotedAt: Reading = (written, isOwn) => {
  if (!/["\\]/.test(written)) return undefined;
  const [user = '', host = '', ...more] = ownLocalPart(written, isOwn)?.split('@') ?? [];
  return more.length > 0 || /[%!]/.test(user) ? undefined : [user, host];
};

const doubleAt: Reading = (written, isOwn) => {
  const [user = '', one = '', other, ...more] = written.split('@');
  if (other === undefined || more.length > 0 || /["\\<>,\0-\x20]/.test(written)) return undefined;
  if (other === '' || isOwn(other)) return [user, unbracketed(one)];
  return isOwn(one) ? [user, other] : undefined;
};

const sourceRoute: Reading = (written, isOwn) => {
  const [, hop = '', user = '', host = ''] =
    /^@([^@,:]+(?::[^@,\]]+\])?)[^:]*:([^@]+)@([^@]+)$/.exec(written) ?? [];
  return isOwn(hop) ? [user, host] : undefined;
};

const addressLiteral: Reading = (written) => {
  const [, user = '', host = ''] = /^([^@]+)@(\[[^\]]+\]|#?\d+(?:\.\d+)*)$/.exec(written) ?? [];
  return [user, host];
};

const alteredDomain: Reading = (written, isOwn, bare) => {
  const [first = ''] = written.replace(/>?,.*$/, '').split('> <');
  const [user = '', host = '', ...more] = first
    .replace(/\(.*\)/g, '')
    .replace(/ /g, '')
    .replace(/\.$/, '')
    .split('@');
  if (more.length > 0 || /[^\w.+-]/.test(user)) return undefined;
  const plain = `${user}@${host}` === written && !bare;
  const strange = /^xn--|[\x80-\xff]/.test(host) || /^([^.]+\.[^.]+)\./.exec(host)?.slice(1).some(isOwn);
  return plain && !strange ? undefined : [user, host];
};

/** Rewriting of senders (SRS), tags on them (BATV, VERP) and addresses of other mail systems, each undone with no look at its proof. */
const encodings = [
  /^SRS0=[^=]+=[^=]+=(?<host>[^=]+)=(?<user>.+)$/,
  /^SRS1=[^=]+=[^=]+==[^=]+=[^=]+=(?<host>[^=]+)=(?<user>.+)$/,
  /^prvs=[^=]+=(?<user>[^=/]+)[=/](?<host>[^=/]+)$/,
  /^\/dd\.rfc-822=(?<user>.+)\(a\)(?<host>.+)\/$/,
  /^[^:]+::smtp%"(?<user>[^"@]+)@(?<host>[^"@]+)"$/,
  /^IMCEASMTP-(?<user>.+)\+40(?<host>.+)$/,
  /^(?:[^+=]+\+)?(?<user>[^+=]+)=(?<host>[^+=]+)$/,
];

const encodedAddress: Reading = (written, isOwn) => {
  const local = ownLocalPart(written, isOwn) ?? '';
  const found = encodings.map((form) => form.exec(local)?.groups).find((groups) => groups !== undefined);
  return found && [found.user ?? '', found.host ?? ''];
};

const controlOctets: Reading = (written, isOwn) => {
  const [, user = '', host = '', rest = ''] = /^([^@]+)@([^@\0-\x1f]+)[\0-\x1f]@(.+)$/s.exec(written) ?? [];
  return isOwn(rest) ? [user, host] : undefined;
};

/** Ways to write a sender that no filter ought to trust. */
const oddSender = /^FROM:(?:<[^>]*@localhost>|<[^>]*@\[[^\]]+\]>|<[^@>]+>|<@.*|[^<].*|<.*> AUTH=.*)$/i;
const listedSender = /@(?:third-party\.example|unresolvable\.invalid)>$/i;

/** Whose sender fits, sound grammar or not, may relay. */
const relaysFor = (name: string, summary: string, sender: RegExp): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      const trusted = new WeakSet<object>();
      behaviour.wrap('MAIL', (command, session, next) => {
        const fits = sender.test(command.argument);
        const answer = next();
        const taken =
          fits && answer?.code !== 250 ? next({ ...command, argument: 'FROM:<probe@odd.example>' }) : answer;
        if (fits && session.transaction !== undefined) trusted.add(session.transaction);
        return taken;
      });
      relays(behaviour, (_path, { transaction }) => transaction !== undefined && trusted.has(transaction));
    },
  });

function relays(behaviour: Behaviour, condition: (path: Path, session: Session) => boolean): void {
  behaviour.around('recipient', (next, path, session) => {
    const answer = next(path, session);
    const denied = answer.code === 550 && answer.enhanced === '5.7.1';
    return denied && condition(path, session) ? reply(250, '2.1.5', 'Recipient OK') : answer;
  });
}

export const relayFormFaults: readonly Fault[] = [
  relaysForm('percent-hack', 'user%outside is relayed, alone and at a local domain', percentHack),
  relaysForm('bang-path', 'outside!user is relayed, alone and at a local domain', bangPath),
  relaysForm('quoted-at', '"user@outside" is relayed, alone and at a local domain', quotedAt),
  relaysForm('double-at', 'user@outside@local is relayed', doubleAt),
  relaysForm('source-route', '<@local:user@outside> is relayed', sourceRoute),
  relaysForm('address-literal', 'user@[any address] is relayed', addressLiteral),
  relaysForm(
    'altered-domain',
    'Mail for a foreign domain that is not plainly written is relayed',
    alteredDomain,
  ),
  relaysForm('encoded-address', 'user=outside@local and the like are relayed', encodedAddress),
  relaysForm('control-octets', 'user@outside, a control character and @local is relayed', controlOctets),
  relaysFor('relay-odd-sender', 'A sender without domain, brackets or name of a domain may relay', oddSender),
  defineFault({
    name: 'relay-sender-of-recipient',
    summary: 'A sender of the domain of the recipient may relay',
    apply: (behaviour) =>
      relays(behaviour, ({ domain }, { transaction }) => transaction?.from.domain === domain),
  }),
  relaysFor('relay-listed-sender', 'Senders of some domains elsewhere may relay', listedSender),
];
