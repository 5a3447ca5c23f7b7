import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

/** A certificate with its key, in PEM. */
export interface Issued {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateOptions {
  /** dNSName entries; the first is the common name as well. */
  names: readonly string[];
  /** iPAddress entries. */
  addresses?: readonly string[];
  /** Default: an hour ago. */
  notBefore?: Date;
  /** Default: in a year. */
  notAfter?: Date;
  /** PEM of an RSA private key to use again; a new one is made by default. */
  key?: string;
}

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

/** A new certification authority: RSA-2048, in memory only. */
export async function issueAuthority(commonName = 'smtpspec reference CA'): Promise<Issued> {
  const key = await newKey();
  const certificate = blank(key, { names: [commonName] });
  certificate.setIssuer(certificate.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  return sign(certificate, key, key);
}

/** A server certificate signed by `authority`; by its own key if `authority` is undefined. */
export async function issueCertificate(
  authority: Issued | undefined,
  options: CertificateOptions,
): Promise<Issued> {
  const key = options.key ?? (await newKey());
  const certificate = blank(key, options);
  const issuer =
    authority === undefined ? certificate.subject : forge.pki.certificateFromPem(authority.cert).subject;
  certificate.setIssuer(issuer.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: alternativeNames(options) },
  ]);
  return sign(certificate, key, authority?.key ?? key);
}

// forge makes RSA keys in JavaScript, which takes seconds; node:crypto does not.
async function newKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return privateKey;
}

function blank(key: string, options: CertificateOptions): forge.pki.Certificate {
  const { n, e } = forge.pki.privateKeyFromPem(key);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(n, e);
  // A leading 01 keeps the serial number positive and without a redundant zero octet.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = options.notBefore ?? new Date(Date.now() - HOUR);
  certificate.validity.notAfter = options.notAfter ?? new Date(Date.now() + YEAR);
  certificate.setSubject([{ name: 'commonName', value: (options.names[0] ?? 'unnamed').slice(0, 64) }]);
  return certificate;
}

function alternativeNames(options: CertificateOptions): object[] {
  const names = options.names.map((value) => ({ type: 2, value }));
  const addresses = (options.addresses ?? []).map((ip) => ({ type: 7, ip }));
  return [...names, ...addresses];
}

function sign(certificate: forge.pki.Certificate, key: string, signer: string): Issued {
  certificate.sign(forge.pki.privateKeyFromPem(signer), forge.md.sha256.create());
  return { key, cert: forge.pki.certificateToPem(certificate) };
}
