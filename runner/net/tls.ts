import { isIP, type Socket } from 'node:net';
import { connect, createSecureContext, rootCertificates, type SecureContext, type TLSSocket } from 'node:tls';
import type { Channel, ClientCertificate } from '../protocol/sasl/index.js';
import { RawPipe } from './raw-pipe.js';

/** Facts of one completed handshake. */
export interface TlsFacts {
  readonly protocol: string;
  /** IANA name of the suite. */
  readonly cipher: string;
  /** Chain and name verified. */
  readonly trusted: boolean;
  readonly problem: string | undefined;
  readonly certificate: CertificateFacts | undefined;
}

export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** subjectAltName entries as OpenSSL prints them, for example "DNS:mx.example". */
  readonly names: readonly string[];
  /** ISO 8601. */
  readonly notAfter: string;
}

export interface TlsSettings {
  readonly context: SecureContext;
  /** Name that the certificate must carry; sent as SNI when it is no address. */
  readonly serverName: string;
}

/** The certificates, PEM, that a run trusts: Node's own and these. */
export function trustedRoots(extra: readonly string[]): readonly string[] {
  return [...rootCertificates, ...extra];
}

/** The contexts made last: some 150 roots take Node a while to read, and one process may audit again and again. */
const made = new Map<string, SecureContext>();
const keptContexts = 4;

/**
 * Trust for one run: Node's roots and the extra anchors; old protocol versions and weak suites are let through to be seen.
 * @param newest  version that is offered; all that Node speaks unless given
 * @param identity  shown to servers that ask for a client certificate; none unless given
 */
export function trustAnchors(
  extra: readonly string[],
  newest: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.3',
  identity?: ClientCertificate,
): SecureContext {
  const key = JSON.stringify([newest, identity, extra]);
  const known = made.get(key);
  if (known !== undefined) return known;
  const context = createSecureContext({
    ...identity,
    ca: [...trustedRoots(extra)],
    minVersion: 'TLSv1',
    maxVersion: newest,
    ciphers: 'DEFAULT:@SECLEVEL=0',
  });
  made.set(key, context);
  for (const oldest of [...made.keys()].slice(0, -keptContexts)) made.delete(oldest);
  return context;
}

export interface TlsConnection {
  readonly socket: TLSSocket;
  readonly pipe: RawPipe;
}

/**
 * Starts a handshake on a connected socket whose listeners have been removed. Emits as `tls.TLSSocket` does.
 * @param ahead  octets in clear in front of the ClientHello
 */
export function startTls(raw: Socket, settings: TlsSettings, ahead?: Buffer): TlsConnection {
  const pipe = new RawPipe(raw, ahead);
  const socket = connect({
    socket: pipe,
    secureContext: settings.context,
    host: settings.serverName,
    ...(isIP(settings.serverName) === 0 ? { servername: settings.serverName } : {}),
    rejectUnauthorized: false,
  });
  return { socket, pipe };
}

/** Length and label of RFC 9266 section 2. */
const exporterOctets = 32;
const exporterLabel = 'EXPORTER-Channel-Binding';

/** @param certificate  of the server, DER */
export function channelOf(socket: TLSSocket, certificate: Buffer | undefined): Channel {
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    exporter: socket.exportKeyingMaterial(exporterOctets, exporterLabel, Buffer.alloc(0)),
    certificate,
  };
}

/** @param certificate  of the server: Node tells it once */
export function tlsFacts(
  socket: TLSSocket,
  certificate: ReturnType<TLSSocket['getPeerX509Certificate']>,
): TlsFacts {
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher()?.standardName ?? 'unknown',
    trusted: socket.authorized,
    // Node's types say Error; what it holds is the code, a string.
    problem: socket.authorized ? undefined : String(socket.authorizationError ?? 'not verified'),
    certificate: certificate && {
      subject: certificate.subject ?? '',
      issuer: certificate.issuer ?? '',
      names: certificate.subjectAltName?.split(', ') ?? [],
      notAfter: new Date(certificate.validTo).toISOString(),
    },
  };
}
