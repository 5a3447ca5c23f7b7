import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Whether a connection comes about. @param {{ host: string, port: number }} end */
export async function listens(end) {
  const socket = connect(end);
  const came = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return came;
}

/** A port of loopback where nobody listens now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
