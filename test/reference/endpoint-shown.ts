import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { expect } from 'vitest';
import { type ReferenceServer, startReference } from '../../runner/reference/index.js';
import { ask, clientHello, type Flight, type HelloWish, soundExtensions } from './endpoint-client.js';

export async function withFault<T>(name: string, use: (server: ReferenceServer) => Promise<T>): Promise<T> {
  const server = await startReference({ faults: [name] });
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

/** The server with the fault answers the hello so, and the strict one otherwise. */
export async function shows(
  strict: ReferenceServer,
  fault: string,
  wish: HelloWish,
  seen: object,
  sound: object,
): Promise<Flight> {
  const hello = clientHello(wish);
  expect(await ask(strict.addresses.submissions, hello)).toMatchObject(sound);
  return withFault(fault, async (server) => {
    const flight = await ask(server.addresses.submissions, hello);
    expect(flight).toMatchObject(seen);
    return flight;
  });
}

export const offering = (...extra: (readonly [number, readonly number[]])[]): HelloWish => ({
  extensions: [...soundExtensions, ...extra],
});

/** What a client of node:tls is given beside SMTP. */
export interface Given {
  session?: Buffer;
  /** null: asked for, and not stapled. */
  response?: Buffer | null;
}

/** What `use` makes of a handshake of node:tls, or 'refused'. */
export async function secured<T>(
  { addresses, ca }: ReferenceServer,
  options: ConnectionOptions,
  use: (socket: TLSSocket, given: Given) => T | Promise<T>,
): Promise<T | 'refused'> {
  const socket = connect({
    ...addresses.submissions,
    ca,
    rejectUnauthorized: false,
    servername: 'localhost',
    ...options,
  });
  const given: Given = {};
  socket.on('session', (session) => {
    given.session = session;
  });
  socket.on('OCSPResponse', (response) => {
    given.response = response;
  });
  const failed = await new Promise<boolean>((done) =>
    socket.once('secureConnect', () => done(false)).once('error', () => done(true)),
  );
  try {
    return failed ? 'refused' : await use(socket.on('error', () => {}).resume(), given);
  } finally {
    socket.destroy();
  }
}
