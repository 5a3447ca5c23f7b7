import type { Behaviour } from '../behaviour.js';
import { addressFaults } from './addresses.js';
import { authFaults } from './auth.js';
import { authCommandFaults } from './auth-command.js';
import { authCredentialFaults } from './auth-credentials.js';
import { authExchangeFaults } from './auth-exchange.js';
import { authMechanismFaults } from './auth-mechanisms.js';
import { authWeaknessFaults } from './auth-weakness.js';
import { certificateFaults } from './certificates.js';
import { chunkingFaults } from './chunking.js';
import { chunkingLieFaults } from './chunking-lies.js';
import { dataFaults } from './data.js';
import { dataEndFaults } from './data-ends.js';
import type { Fault } from './define.js';
import { endpointFaults } from './endpoint.js';
import { envelopeFaults } from './envelope.js';
import { exposureFaults } from './exposure.js';
import { greetingFaults } from './greeting.js';
import { helloFaults } from './hello.js';
import { hostileFaults } from './hostile.js';
import { informationFaults } from './information.js';
import { injectionFaults } from './injection.js';
import { limitFaults } from './limits.js';
import { lmtpFaults } from './lmtp.js';
import { lookupFaults } from './lookup.js';
import { messageFaults } from './message.js';
import { nearest } from './nearest.js';
import { openingFaults } from './opening.js';
import { orderFaults } from './order.js';
import { relayFaults } from './relay.js';
import { relayFormFaults } from './relay-forms.js';
import { relayStateFaults } from './relay-states.js';
import { replyFaults } from './replies.js';
import { revocationFaults } from './revocation.js';
import { rolesFaults } from './roles.js';
import { sessionFaults } from './session.js';
import { submissionFaults } from './submission.js';
import { tlsFaults } from './tls.js';
import { verbFaults } from './verbs.js';

const areas: Readonly<Record<string, readonly Fault[]>> = {
  greeting: greetingFaults,
  hello: helloFaults,
  envelope: envelopeFaults,
  verbs: verbFaults,
  information: informationFaults,
  session: sessionFaults,
  data: [...dataFaults, ...dataEndFaults],
  chunking: [...chunkingFaults, ...chunkingLieFaults],
  replies: replyFaults,
  tls: tlsFaults,
  certificates: certificateFaults,
  endpoint: endpointFaults,
  revocation: revocationFaults,
  auth: [...authFaults, ...authCommandFaults, ...authExchangeFaults],
  'auth-weakness': [...authWeaknessFaults, ...authMechanismFaults],
  'auth-credentials': authCredentialFaults,
  relay: [...relayFaults, ...relayStateFaults],
  'relay-forms': relayFormFaults,
  opening: openingFaults,
  addresses: addressFaults,
  lookup: lookupFaults,
  message: messageFaults,
  order: orderFaults,
  roles: rolesFaults,
  exposure: exposureFaults,
  hostile: hostileFaults,
  submission: submissionFaults,
  limits: limitFaults,
  lmtp: lmtpFaults,
  injection: injectionFaults,
};

/** A fault was asked for that does not exist; the message lists names like it. */
export class UnknownFaultError extends Error {
  constructor(
    readonly fault: string,
    readonly suggestions: readonly string[],
  ) {
    super(`unknown fault "${fault}"; did you mean ${suggestions.join(', ')}?`);
    this.name = 'UnknownFaultError';
  }
}

/** All faults, by area. */
export function listFaults(): readonly { name: string; area: string; summary: string }[] {
  return Object.entries(areas).flatMap(([area, faults]) =>
    faults.map(({ name, summary }) => ({ name, area, summary })),
  );
}

/** Applies the named faults in the order given; throws UnknownFaultError before any is applied. */
export function applyFaults(behaviour: Behaviour, names: readonly string[]): void {
  const faults = names.map(findFault);
  for (const fault of faults) fault.apply(behaviour);
}

function findFault(name: string): Fault {
  const all = Object.values(areas).flat();
  const found = all.find((fault) => fault.name === name);
  if (found !== undefined) return found;
  const names = all.map((fault) => fault.name);
  throw new UnknownFaultError(name, nearest(name, names));
}
