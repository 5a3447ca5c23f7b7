import forge from 'node-forge';

const keys = forge.pki.rsa.generateKeyPair(1024);

/** A certificate of its own making, signed with this hash, DER. */
export function issue(digest: 'sha1' | 'sha256' | 'sha384' | 'sha512'): Buffer {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notAfter = new Date(certificate.validity.notBefore.getTime() + 86_400_000);
  certificate.setSubject([{ name: 'commonName', value: 'x' }]);
  certificate.setIssuer([{ name: 'commonName', value: 'x' }]);
  certificate.sign(keys.privateKey, forge.md[digest].create());
  return Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'latin1');
}
