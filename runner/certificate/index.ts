export type { KeyFacts, SignatureFacts } from './algorithms.js';
export { type TrustAnchors, trustAnchors } from './anchors.js';
export { certificatesIn } from './bundle.js';
export { type CertificateFacts, readCertificate } from './certificate.js';
export { type ChainFacts, judgeChain } from './chain.js';
export { type Identity, identityOf } from './identity.js';
export { type OcspFacts, readOcspResponse } from './ocsp.js';
export { ocspRequest } from './ocsp-request.js';
export { issuerOf, judgeOcspResponse, type Revocation } from './revocation.js';
