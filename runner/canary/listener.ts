import { createServer, type Socket } from 'node:net';
import type { Arrival, CanarySource } from './arrival.js';
import { ArrivalLog } from './log.js';
import { Receiver } from './receiver.js';

/** Connections open at once. */
const mostConnections = 100;

export interface CanaryOptions {
  /** Address to listen on; default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free one. */
  readonly port?: number;
  /** Told of each message. */
  readonly onArrival?: (arrival: Arrival) => void;
}

export interface CanaryListener extends CanarySource {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

/** A mail server that takes everything for anybody, remembers it and passes nothing on. Throws what node:net gives for a port that is taken. */
export async function listenForMail({
  host = '127.0.0.1',
  port = 0,
  onArrival,
}: CanaryOptions = {}): Promise<CanaryListener> {
  const log = new ArrivalLog();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    new Receiver(socket, 'canary.invalid', (arrival) => {
      log.add(arrival);
      onArrival?.(arrival);
    });
  });
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  const taken = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    host,
    port: taken,
    place: `listens on ${host}:${taken}`,
    wait: (...asked) => log.wait(...asked),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
