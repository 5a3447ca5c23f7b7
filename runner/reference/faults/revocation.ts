import { X509Certificate } from 'node:crypto';
import { createServer, type TLSSocketOptions } from 'node:tls';
import type { AuthorityWish } from '../authority.js';
import type { Behaviour } from '../behaviour.js';
import { issuerOf } from '../identity.js';
import { type OcspAnswer, ocspResponse } from '../ocsp.js';
import { defineFault, type Fault } from './define.js';

/** The certificate names places on loopback, where its issuer is to be found. */
const named = (name: string, summary: string, wish: AuthorityWish): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      behaviour.authority = { ...behaviour.authority, signer: 'issuer', isStale: false, ...wish };
    },
  });

/** node:tls staples a response that the issuer signed, to clients of every version that ask for one. */
const stapled = (name: string, summary: string, says: OcspAnswer['says']): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('secureOptions', (next, options, how) => {
        const sound = next(options, how);
        return { ...sound, server: stapler(sound, behaviour, says) };
      }),
  });

/** A TLSSocket asks its server for the response; this one serves nothing else. */
function stapler(options: TLSSocketOptions, { certificate }: Behaviour, says: OcspAnswer['says']) {
  return createServer(options).on('OCSPRequest', (leaf, _issuer, done) => {
    void issuerOf(certificate).then((signer) => {
      if (signer === undefined) throw new Error('nobody but itself signed the certificate');
      done(null, ocspResponse([new X509Certificate(leaf)], signer, { says, signer }));
    });
  });
}

export const revocationFaults: readonly Fault[] = [
  named('certificate-ocsp-good', 'An OCSP responder says good of the certificate (legal)', { ocsp: 'good' }),
  named('certificate-ocsp-delegate', 'A delegate of the issuer says good of the certificate (legal)', {
    ocsp: 'good',
    signer: 'delegate',
  }),
  named('certificate-ocsp-revoked', 'An OCSP responder says revoked of the certificate', { ocsp: 'revoked' }),
  named('certificate-ocsp-unknown', 'The OCSP responder does not know the certificate', { ocsp: 'unknown' }),
  named('certificate-ocsp-forged', 'The OCSP responder says revoked; a stranger signed that', {
    ocsp: 'revoked',
    signer: 'stranger',
  }),
  named('certificate-ocsp-stale', 'The OCSP responder says revoked, in a response that is no longer good', {
    ocsp: 'revoked',
    isStale: true,
  }),
  named('certificate-ocsp-down', 'The OCSP responder answers with 503', { ocsp: 'nothing' }),
  defineFault({
    name: 'certificate-issuer-to-be-fetched',
    summary: 'An intermediate CA signed, is not sent, and is to be fetched',
    apply: (behaviour) => {
      behaviour.certificate.issuer = 'intermediate';
      behaviour.authority = { ...behaviour.authority, issuer: true };
    },
  }),
  stapled(
    'certificate-stapled-good',
    'A response that says good is stapled, and the issuer signed it (legal)',
    'good',
  ),
  stapled(
    'certificate-stapled-revoked',
    'A response that says revoked is stapled, and the issuer signed it',
    'revoked',
  ),
];
