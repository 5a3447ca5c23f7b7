import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lookInside } from '../../runner/endpoint/tls13.js';
import { signatureScheme } from '../../runner/protocol/tls/index.js';
import { lineTo, tlsServer } from './lines.js';

describe('a whole handshake of TLS 1.3', () => {
  const suites = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];
  const curves = ['X25519', 'P-256', 'P-384'];
  for (const [place, ciphers] of suites.entries()) {
    const ecdhCurve = curves[place] ?? 'X25519';
    it(`reads what is inside with ${ciphers} and ${ecdhCurve}`, async () => {
      const { port, cert } = await tlsServer({ minVersion: 'TLSv1.3', ciphers, ecdhCurve });
      const inside = await lookInside(lineTo(port));
      expect(inside.certificates).toHaveLength(2);
      expect(new X509Certificate(inside.certificates[0] ?? '').fingerprint256).toBe(
        new X509Certificate(cert).fingerprint256,
      );
      expect(signatureScheme(inside.signature ?? 0)?.name).toMatch(/^rsa_pss_rsae_/);
      expect(inside.ticket).toMatchObject({ earlyData: 0 });
      expect(inside.certificateStatus).toBeUndefined();
    });
  }

  it('gives an empty certificate where one is asked for, and the server is content', async () => {
    const { port, server } = await tlsServer({
      minVersion: 'TLSv1.3',
      requestCert: true,
      rejectUnauthorized: false,
    });
    const secured = new Promise<boolean>((done) => server.once('secureConnection', () => done(true)));
    const inside = await lookInside(lineTo(port));
    expect(inside.certificateRequested).toBe(true);
    expect(await secured).toBe(true);
  });

  it('asks for one kind of signature', async () => {
    const { port } = await tlsServer({ minVersion: 'TLSv1.3' });
    await expect(lookInside(lineTo(port), { signatures: [0x0403] })).rejects.toThrow(
      'a handshake of TLS 1.3 did not come about: alert handshake_failure (40)',
    );
  });

  it('says why none came about', async () => {
    const { port } = await tlsServer({ maxVersion: 'TLSv1.2' });
    await expect(lookInside(lineTo(port))).rejects.toThrow(/alert protocol_version \(70\)/);
  });
});
