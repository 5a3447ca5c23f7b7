import type { Answer, Session } from '../../runner/net/index.js';
import { escapeOctets } from '../../runner/protocol/octets.js';
import type { Context, Outcome, ScenarioMeta, Verbs } from '../../runner/scenario/index.js';
import { probeHeader } from './message.js';
import { nobodyAt } from './paths.js';
import { mailAsStranger } from './stranger.js';

/** Rows that a relay for strangers breaks; each scenario of a form cites them. */
export const relayRows = ['2505-2.1-01', '5321-7.9-02', '5321-3.3-13'] as const;

/** How far a message for somebody elsewhere got: the rungs of docs/relay.md. */
export const relayFindings = {
  accepted: {
    message:
      'RCPT TO:{rcpt} drew {reply}, and a random mailbox of its own {control}; that is a suspicion, as a server may still refuse after DATA (--allow deliver looks)',
    severity: 'medium',
    breaks: relayRows,
  },
  acceptedUnknown: {
    message:
      'RCPT TO:{rcpt} drew {reply}; without --domain it cannot be told from a server that takes any recipient at RCPT, and --allow deliver looks further',
    severity: 'low',
    breaks: relayRows,
  },
  taken: {
    message: 'A message to {rcpt} was accepted for delivery: {reply}; {arrival}',
    severity: 'high',
    breaks: relayRows,
  },
  takenLikeAny: {
    message:
      'A message to {rcpt} was accepted: {reply}; the server takes any recipient, so that it may be a trap, a store or an open relay; {arrival}',
    severity: 'low',
    breaks: relayRows,
  },
  bounced: {
    message:
      'A message to {rcpt} was accepted ({reply}), and a bounce came back to its sender: backscatter for whoever is written there',
    severity: 'medium',
    breaks: relayRows,
  },
  relayed: {
    message: 'A message to {rcpt} was relayed: it came to the canary from {peer}, for {recipients}',
    severity: 'critical',
    breaks: relayRows,
  },
} as const satisfies ScenarioMeta['findings'];

/** What the ladder needs of a scenario; where a domain of the server is always known, `acceptedUnknown` need not be declared. */
export type RelayContext = Omit<Context<ScenarioMeta>, 'variant' | 'violation'> &
  Pick<Verbs<typeof relayFindings>, 'violation'>;

/** A message to somebody elsewhere, and where it stands in a session. */
export interface RelayTry {
  readonly open: Session;
  /** The answer to MAIL, which the caller has sent. */
  readonly mail: Answer;
  /** What stands behind `TO:`, brackets included. */
  readonly to: string;
  readonly token: string;
}

/** The mailbox elsewhere: at the canary, where there is one. */
export function outsideOf({ canary, probe }: RelayContext, token: string): string {
  return canary?.mailbox(token) ?? probe.outside;
}

/** The sender of a message with this token: a bounce to it would come to the canary. */
export function senderOf({ canary, probe }: RelayContext, token: string): string {
  return canary?.returnMailbox(token) ?? probe.sender;
}

/**
 * A session as a stranger with MAIL answered.
 * @param from  what stands behind `FROM:`; default: the sender of this token
 * @param startTls  whether TLS is begun in any case; default: where the service usually is met so
 */
export function startAsStranger(
  context: RelayContext,
  token: string,
  from = `<${senderOf(context, token)}>`,
  startTls = beginsTls(context),
): Promise<{ open: Session; mail: Answer }> {
  return mailAsStranger(context.session, context.probe, startTls, from);
}

/** A stranger is played inside TLS on submission, where that has it. */
export const beginsTls = ({ service, facts }: RelayContext): boolean =>
  service === 'submission' && facts.tls.length > 0;

/**
 * One recipient by a stranger, up the ladder as far as the run may go: RCPT, DATA, the canary. Where a refusal may have another reason,
 * controls are played: whether a stranger may write to the mailbox that exists, and to one that does not.
 */
export async function judgeRelay(context: RelayContext, attempt: RelayTry): Promise<Outcome> {
  const { allows, inconclusive, violation, probe } = context;
  const { open, mail } = attempt;
  const refused = refusedSender(context, mail);
  if (refused !== undefined) return refused;
  const to = escapeOctets(attempt.to);
  const reply = await open.command(`RCPT TO:${attempt.to}`);
  if (isRefusal(reply)) {
    await open.quit();
    return refusedRecipient(context, attempt.to, reply);
  }
  if (!reply.is(2)) return inconclusive(`RCPT TO:${to} drew ${reply}`);
  if (allows('deliver')) return judgeMessage(context, attempt, reply);
  const nobody = await randomLocal(open, probe);
  if (nobody === undefined) return violation('acceptedUnknown', { rcpt: to, reply });
  if (nobody.is(2))
    return inconclusive(
      `RCPT TO:${to} drew ${reply}, and a random mailbox of its own ${nobody}: the server takes any recipient at RCPT, so that says nothing (--allow deliver looks further)`,
    );
  return violation('accepted', { rcpt: to, reply, control: nobody });
}

/** What a MAIL that was not accepted says of relaying; undefined where it was accepted. */
export function refusedSender(
  { service, pass, inconclusive }: RelayContext,
  mail: Answer,
): Outcome | undefined {
  // On smtp only 530 is about who we are; another refusal of MAIL may be about the sender, and says nothing of relaying.
  if (service === 'smtp' ? mail.is(530) : mail.is(5)) return pass(`MAIL drew ${mail}`);
  return mail.is(250) ? undefined : inconclusive(`MAIL drew ${mail}`);
}

/** 454 to RCPT is how Postfix as Debian ships it refuses to relay; greylisting says 450 or 451. */
export const isRefusal = (reply: Answer): boolean => reply.is(5, 454);

/**
 * Judges a refusal at RCPT: a server that refuses every recipient of ours, for example by a block list, has shown nothing of relaying.
 * No session may be open.
 */
export async function refusedRecipient(context: RelayContext, path: string, reply: Answer): Promise<Outcome> {
  const { service, once, pass, inconclusive, probe, token } = context;
  const to = escapeOctets(path);
  if (service !== 'smtp' || reply.is(530)) return pass(`RCPT TO:${to} drew ${reply}`);
  const control = await once('own recipient of a stranger', async () => {
    const stranger = await startAsStranger(context, token('control'));
    return stranger.mail.is(250) ? stranger.open.command(`RCPT TO:<${probe.recipient}>`) : stranger.mail;
  });
  if (control.is(2) || (control.is(4) && reply.is(5))) return pass(`RCPT TO:${to} drew ${reply}`);
  return inconclusive(`RCPT TO:${to} drew ${reply}, and <${probe.recipient}> ${control}`);
}

async function judgeMessage(
  context: RelayContext,
  { open, token, ...rest }: RelayTry,
  accepted: Answer,
): Promise<Outcome> {
  const to = escapeOctets(rest.to);
  const { canary, probe, pass, inconclusive, violation } = context;
  const sender = senderOf(context, token);
  const data = await open.command('DATA');
  if (data.is(5)) return pass(`RCPT TO:${to} drew ${accepted}, DATA ${data}: refused, if late`);
  if (!data.is(354)) return inconclusive(`DATA drew ${data}`);
  const header = probeHeader(
    { ...probe, sender, recipient: outsideOf(context, token) },
    `relay test ${token}`,
  );
  const reply = await open.endData(`${header}This is a relay test.\r\n`);
  if (reply.is(5))
    return pass(
      `RCPT TO:${to} drew ${accepted}; the message was refused after DATA (deferred rejection): ${reply}`,
    );
  if (!reply.is(2)) return inconclusive(`DATA ended with ${reply}`);
  const nobody = await takesAnybody(open, sender, probe);
  await open.quit();
  const arrival = await canary?.arrived(token);
  if (arrival?.kind === 'message')
    return violation('relayed', {
      rcpt: to,
      peer: escapeOctets(arrival.peer),
      recipients: quoted(arrival.to),
    });
  if (arrival?.kind === 'bounce') return violation('bounced', { rcpt: to, reply });
  const told = { rcpt: to, reply, arrival: canary === undefined ? noCanary : notArrived };
  return violation(nobody ? 'takenLikeAny' : 'taken', told);
}

const noCanary = 'whether it goes out, a canary would show';
const notArrived = 'it did not come to the canary in time';

/** RCPT for a mailbox of a local domain that nobody has; undefined where no local domain is known. */
function randomLocal(open: Session, probe: RelayContext['probe']): Promise<Answer | undefined> {
  if (probe.domain === undefined) return Promise.resolve(undefined);
  return open.command(`RCPT TO:<${nobodyAt(probe)}>`);
}

/** In a transaction of its own that carries no message. */
async function takesAnybody(open: Session, sender: string, probe: RelayContext['probe']): Promise<boolean> {
  if (probe.domain === undefined) return false;
  const mail = await open.command(`MAIL FROM:<${sender}>`);
  return mail.is(250) && ((await randomLocal(open, probe))?.is(2) ?? false);
}

/** Octets of the network, as they stand in a message. */
function quoted(paths: readonly string[]): string {
  return paths.map((path) => `<${escapeOctets(path)}>`).join(', ');
}
