import { createServer, type Socket } from 'node:net';
import { type SecureContextOptions, TLSSocket } from 'node:tls';
import {
  type Deadlines,
  type Secrets,
  Session,
  type SessionSettings,
  trustAnchors,
} from '../../runner/net/index.js';
import { type Issued, issueAuthority, issueCertificate } from '../../runner/reference/certificates.js';

export interface Scripted extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
}

/** A server that does what `talk` says with each connection, and nothing else. */
export async function serve(
  talk: (socket: Socket) => void,
  address = '127.0.0.1',
  port = 0,
): Promise<Scripted> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    talk(socket);
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, address, done));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no TCP address');
  return {
    address,
    port: bound.port,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

type Reaction = string | ((socket: Socket | TLSSocket) => void);

/** Greets, and meets each command line by its verb; a verb that is not listed is met with silence. */
export function converse(
  socket: Socket | TLSSocket,
  reactions: Readonly<Record<string, Reaction>>,
  greeting = '220 mx.test ESMTP\r\n',
): void {
  socket.write(greeting);
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
      const verb = /^\S*/.exec(text)?.[0].toUpperCase() ?? '';
      text = text.slice(end + 1);
      const reaction = reactions[verb];
      if (typeof reaction === 'string') socket.write(reaction, 'latin1');
      else reaction?.(socket);
    }
  });
}

/** TLS as a server on a connected socket; what it says is written when the handshake is done. */
export function secure(raw: Socket, options: SecureContextOptions, talk: (stream: TLSSocket) => void): void {
  const stream = new TLSSocket(raw, { isServer: true, ...options });
  stream.on('error', () => raw.destroy());
  stream.once('secure', () => talk(stream));
}

const patient: Deadlines = {
  connectMs: 10_000,
  greetingMs: 10_000,
  commandMs: 10_000,
  dataMs: 10_000,
  sessionMs: 30_000,
};

export interface Wishes {
  readonly deadlines?: Partial<Deadlines>;
  readonly implicitTls?: boolean;
  readonly serverName?: string;
  readonly ca?: readonly string[];
  readonly secrets?: Secrets;
}

export function settingsFor(
  server: { readonly address: string; readonly port: number },
  { deadlines = {}, implicitTls = false, serverName = 'localhost', ca = [], secrets }: Wishes = {},
): SessionSettings {
  return {
    address: server.address,
    port: server.port,
    implicitTls,
    tls: { context: trustAnchors(ca), serverName },
    deadlines: { ...patient, ...deadlines },
    ...(secrets === undefined ? {} : { secrets }),
  };
}

/** A session of ours with the server, ended when it goes out of scope. */
export async function open(
  server: { readonly address: string; readonly port: number },
  wishes: Wishes = {},
): Promise<{ session: Session; tls: Awaited<ReturnType<typeof Session.connect>>['tls'] } & AsyncDisposable> {
  const connected = await Session.connect(settingsFor(server, wishes));
  return {
    ...connected,
    async [Symbol.asyncDispose]() {
      await connected.session.close();
    },
  };
}

let known: Promise<{ authority: Issued; leaf: Issued }> | undefined;

/** One authority and one good certificate for localhost and 127.0.0.1, made once. */
export function certificates(): Promise<{ authority: Issued; leaf: Issued }> {
  known ??= (async () => {
    const authority = await issueAuthority('smtpspec test CA');
    const leaf = await issueCertificate(authority, { names: ['localhost'], addresses: ['127.0.0.1'] });
    return { authority, leaf };
  })();
  return known;
}

/** What the server is recorded to have said, joined. */
export function serverText(session: Session): string {
  return session.transcript.flatMap(({ from, data }) => (from === 'server' ? [data] : [])).join('');
}

export function notes(session: Session): string[] {
  return session.transcript.flatMap(({ from, data }) => (from === 'note' ? [data] : []));
}
