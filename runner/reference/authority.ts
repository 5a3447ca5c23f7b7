import { X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { CertificateWish } from './behaviour.js';
import { type Issued, issueAuthority, issueCertificate } from './certificates.js';
import { issuerOf } from './identity.js';
import { ocspResponse } from './ocsp.js';
import type { Credentials } from './site.js';

/** What the issuer of a certificate offers over HTTP, at URLs that the certificate names. */
export interface AuthorityWish {
  /** Its certificate. */
  issuer?: boolean;
  /** What the OCSP responder says. */
  ocsp?: 'good' | 'revoked' | 'unknown' | 'nothing';
  /** Who signs that; default the issuer. */
  signer?: 'issuer' | 'delegate' | 'stranger';
  isStale?: boolean;
}

export interface Authority {
  /** Of the responder and of the issuer's certificate, for the certificate. */
  readonly urls: Pick<CertificateWish, 'ocsp' | 'caIssuers'>;
  /** From now on it speaks of these certificates. */
  know(credentials: Credentials, wish: CertificateWish): Promise<void>;
  close(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startAuthority(wish: AuthorityWish): Promise<Authority> {
  const { issuer: hasIssuer, ocsp } = wish;
  let documents = new Map<string, Buffer>();
  const serve = ({ url = '' }: IncomingMessage, response: ServerResponse): void => {
    const body = documents.get(url);
    const type = url === '/ocsp' ? 'application/ocsp-response' : 'application/pkix-cert';
    response.writeHead(body === undefined ? 503 : 200, { 'content-type': type }).end(body);
  };
  // An answer may go out before the request was read: it does not depend on it.
  const server = createServer(serve);
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  server.unref();
  const bound = server.address();
  const base = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  return {
    urls: {
      ...(ocsp === undefined ? {} : { ocsp: `${base}/ocsp` }),
      ...(hasIssuer ? { caIssuers: `${base}/issuer.cer` } : {}),
    },
    async know(credentials, certificate) {
      const issuer = await issuerOf(certificate);
      if (issuer === undefined) return;
      documents = new Map([['/issuer.cer', new X509Certificate(issuer.cert).raw]]);
      if (ocsp === undefined || ocsp === 'nothing') return;
      const leaves = [credentials.cert].flat().map((cert) => new X509Certificate(String(cert)));
      const signer = await signerOf(wish, issuer);
      const answer = { says: ocsp, signer, isStale: wish.isStale ?? false };
      documents.set('/ocsp', ocspResponse(leaves, issuer, answer));
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const ocspSigning = '1.3.6.1.5.5.7.3.9';

async function signerOf({ signer = 'issuer' }: AuthorityWish, issuer: Issued): Promise<Issued> {
  if (signer === 'issuer') return issuer;
  const by = signer === 'delegate' ? issuer : await issueAuthority('a stranger');
  const usage = { keyUsage: ['digitalSignature'], extendedKeyUsage: [ocspSigning] };
  return issueCertificate(by, { names: ['ocsp.reference.test'], ...usage });
}
