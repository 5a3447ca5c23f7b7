import { signatureSchemes, suitesFor } from '../protocol/tls/index.js';
import type { TlsVersion } from '../result/index.js';
import { ask, type Drawn } from './ask.js';
import type { Reaction } from './facts.js';
import { type Line, NotSeen } from './line.js';
import { lookInside } from './tls13.js';

/** How the server met a hello, and the certificates that it showed; none where it showed none. */
export interface Meeting extends Reaction {
  /** DER, as sent. */
  readonly certificates: readonly Buffer[];
  readonly certificateStatus: Buffer | undefined;
}

export interface MeetingWish {
  readonly serverName?: string | undefined;
  /** Only certificates with a key of this kind. */
  readonly keys?: 'RSA' | 'ECDSA';
}

/** A hello, and a whole handshake in TLS 1.3, for the sake of the certificates. */
export async function meet(line: Line, version: TlsVersion, wish: MeetingWish): Promise<Meeting> {
  const named = 'serverName' in wish ? { serverName: wish.serverName } : {};
  const signatures = signaturesOf(wish.keys);
  if (version !== 'TLSv1.3') {
    const suites = suitesFor(version).filter(
      ({ authentication }) => wish.keys === undefined || authentication === wish.keys,
    );
    const codes = suites.map(({ code }) => code);
    return meetingOf(await ask(line, { version, suites: codes, signatures, ...named }, 'done'));
  }
  try {
    const { certificates, certificateStatus } = await lookInside(line, { signatures, ...named });
    return { kind: 'hello', text: 'a handshake of TLS 1.3', certificates, certificateStatus };
  } catch (error) {
    if (!(error instanceof NotSeen)) throw error;
    return { kind: 'alert', text: error.message, certificates: [], certificateStatus: undefined };
  }
}

export function meetingOf({ kind, text, flight }: Drawn): Meeting {
  const { certificates = [], certificateStatus } = flight;
  return { kind, text, certificates, certificateStatus };
}

function signaturesOf(keys: MeetingWish['keys']): readonly number[] {
  const wanted =
    keys === undefined
      ? signatureSchemes
      : signatureSchemes.filter(({ name }) => name.startsWith(keys.toLowerCase()));
  return wanted.map(({ code }) => code);
}
