import type { AddressInfo } from 'node:net';
import { createServer, type Server, type TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import { type Line, NotSeen } from '../../runner/endpoint/line.js';
import { deadlinesFor, Session, trustAnchors } from '../../runner/net/index.js';
import { issueAuthority, issueCertificate } from '../../runner/reference/certificates.js';

/** Connections straight to a port where TLS comes first. */
export function lineTo(port: number, serverName = 'mx.reference.test'): Line {
  return {
    serverName,
    implicitTls: false,
    async use(work) {
      const { session } = await Session.connect({
        address: '127.0.0.1',
        port,
        implicitTls: false,
        tls: { context: trustAnchors([]), serverName },
        deadlines: deadlinesFor(5_000),
      }).catch((error: Error) => {
        throw new NotSeen(error.message);
      });
      try {
        return await work(session);
      } finally {
        await session.close();
      }
    },
  };
}

/** A TLS server of Node's on loopback, with a certificate of its own unless the options have one. */
export async function tlsServer(
  options: TlsOptions,
): Promise<{ port: number; server: Server; cert: string }> {
  const authority = await issueAuthority();
  const { key, cert } = await issueCertificate(authority, { names: ['mx.reference.test'] });
  const server = createServer({ key, cert: `${cert}\n${authority.cert}`, ...options });
  server.on('secureConnection', (socket) => socket.on('error', () => socket.destroy()));
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, server, cert };
}
