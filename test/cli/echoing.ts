import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface EchoingServer {
  readonly url: string;
  /** Digests that clients have sent, as they came. */
  readonly digests: string[];
  readonly attempts: () => number;
}

export interface Echoing {
  readonly mechanisms: string;
  /** Reply code to credentials; undefined: none comes. */
  readonly code: 235 | 535 | undefined;
  /** What it says in each reply once it has seen a login. */
  readonly echo: (digest: string) => string;
}

/** A submission service that says back what it was given, in its greeting, its keywords and its replies. */
export async function echoingServer({ mechanisms, code, echo }: Echoing): Promise<EchoingServer> {
  const digests: string[] = [];
  let attempts = 0;
  const said = () => (attempts === 0 ? 'hello' : echo(digests.at(-1) ?? ''));
  const judge = (): string => {
    attempts += 1;
    return code === undefined ? '' : `${code}-${said()}\r\n${code} ${said()}\r\n`;
  };
  const answer = (line: string, state: { waits: number }): string => {
    const text = Buffer.from(line, 'base64').toString();
    if (state.waits > 0) {
      state.waits -= 1;
      const digest = /^\S+ ([0-9a-f]{32})$/.exec(text)?.[1];
      if (digest !== undefined) digests.push(digest);
      return state.waits > 0 ? '334 UGFzc3dvcmQ6\r\n' : judge();
    }
    const [verb = '', mechanism = '', initial] = line.split(' ');
    if (verb === 'EHLO') return `250-echo.test\r\n250-X-SEEN ${said()}\r\n250 AUTH ${mechanisms}\r\n`;
    if (verb === 'QUIT') return '221 bye\r\n';
    if (verb !== 'AUTH') return `250 ${said()}\r\n`;
    if (initial !== undefined) return judge();
    state.waits = mechanism === 'LOGIN' ? 2 : 1;
    return mechanism === 'CRAM-MD5' ? '334 PDFAZWNobz4=\r\n' : '334 VXNlcm5hbWU6\r\n';
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const state = { waits: 0 };
    let rest = '';
    socket.on('error', () => undefined);
    socket.write(`220 echo.test ${said()}\r\n`);
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        socket.write(answer(line, state));
        if (line === 'QUIT') socket.end();
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `submission://127.0.0.1:${port}`, digests, attempts: () => attempts };
}
