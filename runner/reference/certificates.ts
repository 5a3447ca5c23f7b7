import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

const { asn1, pki } = forge;

/** A certificate with its key, in PEM. */
export interface Issued {
  readonly key: string;
  readonly cert: string;
}

export type KeyKind = 'rsa-2048' | 'rsa-1024' | 'ec-p256';

export interface Validity {
  /** Default: an hour ago. */
  notBefore?: Date;
  /** Default: in a year. */
  notAfter?: Date;
}

export interface CertificateOptions extends Validity {
  /** dNSName entries; the first is the common name as well. */
  names: readonly string[];
  /** iPAddress entries. */
  addresses?: readonly string[];
  /** Default: the first name. */
  commonName?: string;
  /** PEM of a private key to use again; a new one, RSA-2048, is made by default. */
  key?: string;
  /** Hash of the signature; default SHA-256. */
  hash?: 'sha256' | 'sha1' | 'md5';
  /** As node-forge names them; default: what a TLS server with such a key needs. */
  keyUsage?: readonly string[];
  /** As node-forge names them; default serverAuth. */
  extendedKeyUsage?: readonly string[];
  /** TLS feature status_request (RFC 7633). */
  mustStaple?: boolean;
  /** URLs of the OCSP responder and of the issuer's certificate (RFC 5280 section 4.2.2.1). */
  ocsp?: string;
  caIssuers?: string;
}

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

/** A new certification authority: RSA-2048, in memory only. With an issuer it is an intermediate one. */
export async function issueAuthority(
  commonName = 'smtpspec reference CA',
  issuer?: Issued,
  validity: Validity = {},
): Promise<Issued> {
  const key = await newKey('rsa-2048');
  const extensions = [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  ];
  return issue({ ...validity, names: [commonName], key }, extensions, issuer);
}

/** A server certificate signed by `authority`; by its own key if `authority` is undefined. */
export async function issueCertificate(
  authority: Issued | undefined,
  options: CertificateOptions,
): Promise<Issued> {
  const key = options.key ?? (await newKey('rsa-2048'));
  const usual = createPrivateKey(key).asymmetricKeyType === 'rsa' ? ['keyEncipherment'] : [];
  const { keyUsage = ['digitalSignature', ...usual], extendedKeyUsage = ['serverAuth'] } = options;
  const alternativeNames = [
    ...options.names.map((value) => ({ type: 2, value })),
    ...(options.addresses ?? []).map((ip) => ({ type: 7, ip })),
  ];
  const extensions = [
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', critical: true, ...flags(keyUsage) },
    { name: 'extKeyUsage', ...flags(extendedKeyUsage) },
    ...(alternativeNames.length === 0 ? [] : [{ name: 'subjectAltName', altNames: alternativeNames }]),
    // SEQUENCE { INTEGER 5 }
    ...informationAccess(options),
    ...(options.mustStaple ? [{ id: '1.3.6.1.5.5.7.1.24', value: '\x30\x03\x02\x01\x05' }] : []),
  ];
  return issue({ ...options, key }, extensions, authority);
}

/** AccessDescription for each of the URLs. */
function informationAccess({ ocsp, caIssuers }: CertificateOptions): object[] {
  const { CONTEXT_SPECIFIC, UNIVERSAL } = asn1.Class;
  const descriptions = [
    { method: '1.3.6.1.5.5.7.48.1', url: ocsp },
    { method: '1.3.6.1.5.5.7.48.2', url: caIssuers },
  ].flatMap(({ method, url }) =>
    url === undefined
      ? []
      : asn1.create(UNIVERSAL, asn1.Type.SEQUENCE, true, [
          asn1.create(UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(method).getBytes()),
          asn1.create(CONTEXT_SPECIFIC, 6, false, url),
        ]),
  );
  if (descriptions.length === 0) return [];
  const value = asn1.toDer(asn1.create(UNIVERSAL, asn1.Type.SEQUENCE, true, descriptions)).getBytes();
  return [{ id: '1.3.6.1.5.5.7.1.1', value }];
}

// forge makes RSA keys in JavaScript, which takes seconds, and no others; node:crypto does both at once.
export async function newKey(kind: KeyKind): Promise<string> {
  const generate = promisify(generateKeyPair);
  const { privateKey } =
    kind === 'ec-p256'
      ? await generate('ec', { namedCurve: 'P-256' })
      : await generate('rsa', { modulusLength: kind === 'rsa-1024' ? 1024 : 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

const flags = (names: readonly string[]): Record<string, true> =>
  Object.fromEntries(names.map((name) => [name, true]));

function issue(
  options: CertificateOptions & { key: string },
  extensions: readonly object[],
  issuer: Issued | undefined,
): Issued {
  const { key, hash = 'sha256' } = options;
  const certificate = pki.createCertificate();
  // A leading 01 keeps the serial number positive and without a redundant zero octet.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = options.notBefore ?? new Date(Date.now() - HOUR);
  certificate.validity.notAfter = options.notAfter ?? new Date(Date.now() + YEAR);
  const commonName = options.commonName ?? options.names[0] ?? 'unnamed';
  certificate.setSubject([{ name: 'commonName', value: commonName.slice(0, 64) }]);
  // forge can write RSA keys alone, so that this one only keeps the place of the real one.
  certificate.publicKey = pki.setRsaPublicKey(new forge.jsbn.BigInteger('3'), new forge.jsbn.BigInteger('3'));
  certificate.setExtensions([...extensions, ...keyIdentifiers(key, issuer)]);
  return { key, cert: signed(certificate, key, issuer, hash) };
}

/** The subject as it is encoded; forge reads certificates with RSA keys alone. */
export function subjectOf({ cert }: Issued): forge.asn1.Asn1 {
  const whole = asn1.fromDer(new X509Certificate(cert).raw.toString('latin1'));
  const [tbs] = whole.value as [forge.asn1.Asn1];
  return (tbs.value as forge.asn1.Asn1[])[5] as forge.asn1.Asn1;
}

/** subjectKeyIdentifier and authorityKeyIdentifier. */
function keyIdentifiers(key: string, issuer: Issued | undefined): object[] {
  const own = digestOf(key);
  const above = issuer === undefined ? own : digestOf(issuer.key);
  return [
    { id: '2.5.29.14', value: `\x04\x14${own}` },
    { id: '2.5.29.35', value: `\x30\x16\x80\x14${above}` },
  ];
}

const digestOf = (key: string): string => createHash('sha1').update(spkiOf(key)).digest().toString('latin1');

const spkiOf = (key: string): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

/** Algorithm identifiers by kind of key and hash, as dotted decimals. */
const algorithms: Readonly<Record<string, string>> = {
  'rsa sha256': '1.2.840.113549.1.1.11',
  'rsa sha1': '1.2.840.113549.1.1.5',
  'rsa md5': '1.2.840.113549.1.1.4',
  'ec sha256': '1.2.840.10045.4.3.2',
  'ec sha1': '1.2.840.10045.4.1',
};

/** Puts the public key and the issuer in their places, and signs with node:crypto, which knows more kinds of keys than forge. */
function signed(
  certificate: forge.pki.Certificate,
  key: string,
  issuer: Issued | undefined,
  hash: string,
): string {
  const signer = issuer?.key ?? key;
  const oid = algorithms[`${createPrivateKey(signer).asymmetricKeyType} ${hash}`];
  if (oid === undefined) throw new Error(`nobody signs with ${hash} and such a key`);
  const universal = asn1.Class.UNIVERSAL;
  const algorithm = asn1.create(universal, asn1.Type.SEQUENCE, true, [
    asn1.create(universal, asn1.Type.OID, false, asn1.oidToDer(oid).getBytes()),
    // RFC 4055 wants NULL with RSA, RFC 5758 nothing with ECDSA.
    ...(oid.startsWith('1.2.840.113549.') ? [asn1.create(universal, asn1.Type.NULL, false, '')] : []),
  ]);
  certificate.siginfo.algorithmOid = oid;
  certificate.signatureOid = oid;
  const [tbs] = pki.certificateToAsn1(certificate).value as [forge.asn1.Asn1];
  const fields = tbs.value as forge.asn1.Asn1[];
  fields[2] = algorithm;
  fields[3] = issuer === undefined ? (fields[5] as forge.asn1.Asn1) : subjectOf(issuer);
  fields[6] = asn1.fromDer(spkiOf(key).toString('latin1'));
  const octets = Buffer.from(asn1.toDer(tbs).getBytes(), 'latin1');
  const signature = sign(hash, octets, signer).toString('latin1');
  const whole = asn1.create(universal, asn1.Type.SEQUENCE, true, [
    tbs,
    algorithm,
    asn1.create(universal, asn1.Type.BITSTRING, false, `\0${signature}`),
  ]);
  const body = Buffer.from(asn1.toDer(whole).getBytes(), 'latin1').toString('base64');
  const lines = body.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
