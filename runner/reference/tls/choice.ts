import { type ClientHello, extensionTypes, listed } from './hello.js';
import { fits, type Identity } from './identities.js';
import type { EndpointModel } from './model.js';
import { type Exchange, SSL3, type Suite, TLS12 } from './suites.js';

/** What the server picks out of a hello. */
export interface Choice {
  readonly version: number;
  readonly suite: Suite;
  /** Named group of ECDHE. */
  readonly group: number;
  /** Who signs, or merely shows a certificate; undefined with anonymous suites. */
  readonly identity: Identity | undefined;
  /** SignatureScheme; undefined below TLS 1.2. */
  readonly scheme: number | undefined;
  readonly compression: number;
}

/** An AlertDescription (RFC 8446 section 6.2). */
export type Refusal = { readonly alert: number };

const alerts = {
  handshakeFailure: 40,
  decodeError: 50,
  protocolVersion: 70,
  inappropriateFallback: 86,
} as const;
const FALLBACK_SCSV = 0x5600;
/** Without signature_algorithms a client takes SHA-1 (RFC 5246 section 7.4.1.4.1). */
const impliedSignatures = [0x0201, 0x0203];

export function choose(
  hello: ClientHello,
  model: EndpointModel,
  identities: readonly Identity[],
): Choice | Refusal {
  const versions = model.versions.filter(isOffered(hello));
  const version = Math.max(...versions);
  // SSLv3 has no alert of this name.
  if (versions.length === 0)
    return { alert: hello.version === SSL3 ? alerts.handshakeFailure : alerts.protocolVersion };
  // The server speaks TLS 1.3 too, so that whoever comes here has come down.
  if (model.fallbackScsv && hello.suites.includes(FALLBACK_SCSV))
    return { alert: alerts.inappropriateFallback };
  if (!hello.compressions.includes(0)) return { alert: alerts.decodeError };
  if ((hello.extensions.get(extensionTypes.renegotiationInfo)?.length ?? 1) > 1)
    return { alert: alerts.handshakeFailure };
  const groups = listed(hello, extensionTypes.groups) ?? [];
  const group = model.groups.find((one) => groups.includes(one));
  const offered = listed(hello, extensionTypes.signatures) ?? impliedSignatures;
  const compression = model.compressions.find((one) => hello.compressions.includes(one)) ?? 0;
  for (const suite of model.suites) {
    if (!hello.suites.includes(suite.id) || version < suite.oldest || version > suite.newest) continue;
    if (isElliptic(suite.exchange) && group === undefined) continue;
    const common = { version, suite, group: group ?? 0, compression };
    if (suite.exchange.endsWith('_anon')) return { ...common, identity: undefined, scheme: undefined };
    const wanted = suite.exchange === 'ECDHE_ECDSA' ? 'ec' : 'rsa';
    const identity = identities.find(({ type }) => type === wanted);
    if (identity === undefined) continue;
    const scheme = model.signatures.find((one) => offered.includes(one) && fits(one, identity));
    if (version < TLS12 || !isSigned(suite.exchange)) return { ...common, identity, scheme: undefined };
    if (scheme !== undefined) return { ...common, identity, scheme };
  }
  return { alert: alerts.handshakeFailure };
}

const isElliptic = (exchange: Exchange): boolean => exchange.startsWith('ECDHE') || exchange === 'ECDH_anon';

/** Whether a signed ServerKeyExchange goes with it. */
export const isSigned = (exchange: Exchange): boolean =>
  exchange.startsWith('ECDHE') || exchange.startsWith('DHE') || exchange === 'RSA_EXPORT';

/** By supported_versions where it is there, by client_version otherwise (RFC 8446 section 4.2.1). */
function isOffered(hello: ClientHello): (version: number) => boolean {
  const listedVersions = listed(hello, extensionTypes.versions, 1);
  return (version) => listedVersions?.includes(version) ?? version <= hello.version;
}
