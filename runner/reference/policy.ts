import type { Path } from './grammar.js';
import { type Reply, reply } from './reply.js';
import type { Session } from './session.js';
import type { Site } from './site.js';

/** A service that takes mail of users who log in. */
export const isSubmission = ({ service }: Session): boolean =>
  service === 'submission' || service === 'submissions';

/** Submission needs authentication by default (RFC 6409 section 4.3). */
export function submissionAdmission(session: Session): Reply | undefined {
  if (!isSubmission(session) || session.identity !== undefined) return undefined;
  return reply(530, '5.7.0', 'Authentication required');
}

export function senderPolicy(path: Path, session: Session): Reply {
  if (isUnqualified(path, session)) return reply(554, '5.1.8', 'Sender domain is not fully qualified');
  return reply(250, '2.1.0', 'Sender OK');
}

export function recipientPolicy(path: Path, session: Session): Reply {
  if (isLocalDomain(path, session)) {
    return isLocalUser(path.local, session.site)
      ? reply(250, '2.1.5', 'Recipient OK')
      : reply(550, '5.1.1', 'No such mailbox here');
  }
  if (session.identity === undefined) return reply(550, '5.7.1', 'Relaying denied');
  if (isUnqualified(path, session)) return reply(554, '5.1.2', 'Recipient domain is not fully qualified');
  return reply(250, '2.1.5', 'Recipient OK, will be relayed');
}

/** The bare Postmaster has no domain and is always local; so is an address literal of the address connected to. */
export function isLocalDomain(path: Path, session: Session): boolean {
  if (path.domain === '' || session.site.domains.includes(path.domain)) return true;
  const address = session.socket.localAddress;
  return path.domain === `[${address}]` || path.domain === `[ipv6:${address}]`;
}

export function isLocalUser(local: string, site: Site): boolean {
  const name = local.toLowerCase();
  return name === 'postmaster' || site.mailboxes.includes(name) || Object.hasOwn(site.lists, name);
}

export function storeMessage(body: Buffer, session: Session): void {
  const { transaction } = session;
  if (transaction === undefined) return;
  const elsewhere = transaction.recipients.flatMap(({ path }) => relayTarget(path, session) ?? []);
  if (elsewhere.length > 0)
    session.site.forward({ from: transaction.from.mailbox, to: elsewhere, body: withTrace(body, session) });
  session.site.messages.push({
    service: session.service,
    from: transaction.from.mailbox,
    to: transaction.recipients.map(({ path }) => path.mailbox),
    body,
    parameters: transaction.parameters,
    recipientParameters: transaction.recipients.map(({ parameters }) => parameters),
    ...(session.identity === undefined ? {} : { authenticatedAs: session.identity }),
  });
}

function relayTarget(path: Path, session: Session): string | undefined {
  return path.relayedTo ?? (isLocalDomain(path, session) ? undefined : path.mailbox);
}

/** A server that passes mail on says so in front (RFC 5321 section 4.4). */
function withTrace(body: Buffer, { hello, site }: Session): Buffer {
  const date = new Date().toUTCString().replace('GMT', '+0000');
  const line = `Received: from ${hello?.name ?? 'unknown'} by ${site.hostname} with ESMTP; ${date}\r\n`;
  return Buffer.concat([Buffer.from(line, 'latin1'), body]);
}

/** Submission makes sure that envelope domains are fully qualified (RFC 6409 section 4.2). */
function isUnqualified(path: Path, session: Session): boolean {
  if (!isSubmission(session) || path.domain === '' || isLocalDomain(path, session)) return false;
  return !path.domain.includes('.') && !path.domain.startsWith('[');
}
