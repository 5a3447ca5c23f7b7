import type { AnyScenario } from '../../runner/scenario/index.js';
import { alpn } from '../tls/alpn.js';
import { certificateChain } from '../tls/certificate-chain.js';
import { certificateIdentity } from '../tls/certificate-identity.js';
import { certificateKey } from '../tls/certificate-key.js';
import { certificateRevocation } from '../tls/certificate-revocation.js';
import { certificateSignature } from '../tls/certificate-signature.js';
import { certificateStapling } from '../tls/certificate-stapling.js';
import { certificateTrust } from '../tls/certificate-trust.js';
import { certificateUsage } from '../tls/certificate-usage.js';
import { certificateValidity } from '../tls/certificate-validity.js';
import { cipherOrder } from '../tls/cipher-order.js';
import { cipherSuitesBroken } from '../tls/cipher-suites-broken.js';
import { cipherSuitesWeak } from '../tls/cipher-suites-weak.js';
import { clientRenegotiation } from '../tls/client-renegotiation.js';
import { closing } from '../tls/closing.js';
import { closingInData } from '../tls/closing-in-data.js';
import { compression } from '../tls/compression.js';
import { earlyChangeCipherSpec } from '../tls/early-change-cipher-spec.js';
import { earlyData } from '../tls/early-data.js';
import { encryptThenMac } from '../tls/encrypt-then-mac.js';
import { extendedMasterSecret } from '../tls/extended-master-secret.js';
import { fallbackScsv } from '../tls/fallback-scsv.js';
import { heartbleed } from '../tls/heartbleed.js';
import { implicit } from '../tls/implicit.js';
import { keyExchange } from '../tls/key-exchange.js';
import { policy } from '../tls/policy.js';
import { protocolVersions } from '../tls/protocol-versions.js';
import { recommendedSuites } from '../tls/recommended-suites.js';
import { secureRenegotiation } from '../tls/secure-renegotiation.js';
import { serverName } from '../tls/server-name.js';
import { signatureSchemes } from '../tls/signature-schemes.js';
import { starttls } from '../tls/starttls.js';
import { starttlsArgument } from '../tls/starttls-argument.js';
import { starttlsAuthentication } from '../tls/starttls-authentication.js';
import { starttlsDemanded } from '../tls/starttls-demanded.js';
import { starttlsEachTime } from '../tls/starttls-each-time.js';
import { starttlsFailed } from '../tls/starttls-failed.js';
import { starttlsHello } from '../tls/starttls-hello.js';
import { starttlsInjection } from '../tls/starttls-injection.js';
import { starttlsInside } from '../tls/starttls-inside.js';
import { starttlsMasked } from '../tls/starttls-masked.js';
import { starttlsOffered } from '../tls/starttls-offered.js';
import { starttlsTransaction } from '../tls/starttls-transaction.js';
import { starttlsTwice } from '../tls/starttls-twice.js';
import { unknownValues } from '../tls/unknown-values.js';

/** In the order of the report. */
export const tls: readonly AnyScenario[] = [
  starttlsOffered,
  starttlsMasked,
  starttlsEachTime,
  starttls,
  starttlsArgument,
  starttlsTwice,
  starttlsInside,
  starttlsTransaction,
  starttlsHello,
  starttlsAuthentication,
  starttlsDemanded,
  starttlsFailed,
  starttlsInjection,
  closing,
  closingInData,
  implicit,
  protocolVersions,
  cipherSuitesBroken,
  cipherSuitesWeak,
  recommendedSuites,
  cipherOrder,
  keyExchange,
  signatureSchemes,
  certificateChain,
  certificateTrust,
  certificateIdentity,
  certificateValidity,
  certificateKey,
  certificateSignature,
  certificateUsage,
  certificateStapling,
  certificateRevocation,
  serverName,
  compression,
  secureRenegotiation,
  clientRenegotiation,
  extendedMasterSecret,
  encryptThenMac,
  fallbackScsv,
  earlyData,
  alpn,
  unknownValues,
  earlyChangeCipherSpec,
  heartbleed,
  policy,
];
