import type { CertificateWish } from '../behaviour.js';
import { defineFault, type Fault } from './define.js';
import { modelled } from './endpoint-helpers.js';

const DAY = 24 * 3_600_000;

const certificate = (name: string, summary: string, wish: () => CertificateWish): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      Object.assign(behaviour.certificate, wish());
    },
  });

/** The same for one that OpenSSL serves at security level 0 only. */
const weakCertificate = (name: string, summary: string, wish: CertificateWish): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      Object.assign(behaviour.certificate, wish);
      behaviour.around('secureOptions', (next, options, how) => {
        const given = next(options, how);
        return { ...given, ciphers: `${given.ciphers ?? 'DEFAULT'}:@SECLEVEL=0` };
      });
    },
  });

export const certificateFaults: readonly Fault[] = [
  certificate('certificate-expired', 'The certificate expired yesterday', () => ({
    notBefore: new Date(Date.now() - 30 * DAY),
    notAfter: new Date(Date.now() - DAY),
  })),
  certificate('certificate-not-yet-valid', 'The certificate is valid from tomorrow', () => ({
    notBefore: new Date(Date.now() + DAY),
  })),
  certificate('certificate-soon-expired', 'A certificate of three months expires in a week', () => ({
    notBefore: new Date(Date.now() - 83 * DAY),
    notAfter: new Date(Date.now() + 7 * DAY),
  })),
  certificate('certificate-long-lived', 'The certificate is valid for ten years (legal)', () => ({
    notAfter: new Date(Date.now() + 3_650 * DAY),
  })),
  certificate('certificate-self-signed', 'The certificate is signed by its own key', () => ({
    selfSigned: true,
  })),
  certificate('certificate-wrong-name', 'The certificate is for another host', () => ({
    names: ['other.example'],
    addresses: [],
  })),
  certificate('certificate-common-name-only', 'The host name stands in the common name alone', () => ({
    commonNameOnly: true,
  })),
  certificate('certificate-wildcard', 'A wildcard stands for the host name (legal)', () => ({
    wildcard: true,
  })),
  certificate('certificate-for-domain', 'The mail domain is named, and not the host (legal)', () => ({
    names: ['reference.test'],
  })),
  weakCertificate('certificate-weak-key', 'The key is RSA of 1024 bits', { keys: ['rsa-1024'] }),
  weakCertificate('certificate-sha1', 'The certificate is signed with SHA-1', { hash: 'sha1' }),
  weakCertificate('certificate-md5', 'The certificate is signed with MD5', { hash: 'md5' }),
  certificate('certificate-ecdsa', 'The key is ECDSA on P-256 (legal)', () => ({ keys: ['ec-p256'] })),
  certificate('certificate-rsa-and-ecdsa', 'There are two certificates, RSA and ECDSA (legal)', () => ({
    keys: ['ec-p256', 'rsa-2048'],
  })),
  certificate('certificate-intermediate', 'An intermediate CA signed, and is sent (legal)', () => ({
    issuer: 'intermediate',
    sends: ['leaf', 'intermediate'],
  })),
  certificate('certificate-with-root', 'The whole chain is sent, the root too (legal)', () => ({
    issuer: 'intermediate',
    sends: ['leaf', 'intermediate', 'root'],
  })),
  certificate('certificate-missing-intermediate', 'An intermediate CA signed, and is not sent', () => ({
    issuer: 'intermediate',
  })),
  certificate('certificate-misordered', 'The root is sent before the intermediate CA', () => ({
    issuer: 'intermediate',
    sends: ['leaf', 'root', 'intermediate'],
  })),
  certificate('certificate-duplicated', 'The certificate is sent twice', () => ({
    issuer: 'intermediate',
    sends: ['leaf', 'leaf', 'intermediate'],
  })),
  certificate(
    'certificate-unrelated-extra',
    'A CA is sent that has nothing to do with the certificate',
    () => ({
      sends: ['leaf', 'unrelated'],
    }),
  ),
  certificate('certificate-unknown-root', 'Nobody knows the CA, which is sent', () => ({
    issuer: 'unrelated',
    sends: ['leaf', 'intermediate'],
  })),
  certificate('certificate-issuer-no-authority', 'A certificate of a server signed, and is sent', () => ({
    issuer: 'server',
    sends: ['leaf', 'intermediate'],
  })),
  certificate('certificate-expired-intermediate', 'The intermediate CA expired yesterday', () => ({
    issuer: 'expired-intermediate',
    sends: ['leaf', 'intermediate'],
  })),
  certificate('certificate-client-usage', 'The certificate is for TLS clients alone', () => ({
    extendedKeyUsage: ['clientAuth'],
  })),
  certificate('certificate-no-signature-usage', 'The key may sign certificates, and no handshake', () => ({
    keyUsage: ['keyCertSign'],
  })),
  certificate(
    'certificate-must-staple',
    'The certificate promises a stapled OCSP response; none comes',
    () => ({
      mustStaple: true,
    }),
  ),
  certificate(
    'certificate-other-per-service',
    'Each service has its own certificate and key (legal)',
    () => ({
      perService: true,
    }),
  ),
  modelled(
    'certificate-status-withheld',
    'No OCSP response is stapled (legal without a promise)',
    (model) => {
      model.ocsp = false;
    },
  ),
];
