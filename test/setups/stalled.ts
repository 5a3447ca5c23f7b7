import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const listener = `
  const [address, port, backlog] = process.argv.slice(1);
  const server = require('node:net').createServer();
  server.listen({ host: address, port: Number(port), backlog: Number(backlog) }, () => {
    process.stdout.write(server.address().port + '\\n');
  });
`;

export interface Stalled extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
}

/**
 * A port whose process has been stopped: TCP connects and nothing comes, as long as the backlog has room; then SYNs stay unanswered.
 * @param full  whether there is no room any more
 */
export async function stalled(full: boolean, address = '127.0.0.1', port = 0): Promise<Stalled> {
  const child = spawn(process.execPath, ['-e', listener, address, `${port}`, full ? '1' : '64'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGSTOP');
  const bound = { address, port: Number(`${line}`) };
  const waiting: Socket[] = [];
  // Linux lets one more in than the backlog says.
  for (let n = 0; full && n < 2; n += 1) waiting.push(await connected(bound));
  return {
    ...bound,
    async [Symbol.asyncDispose]() {
      for (const socket of waiting) socket.destroy();
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function connected({ address, port }: { address: string; port: number }): Promise<Socket> {
  const socket = connect({ host: address, port });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
