import { createServer, type Server, type Socket } from 'node:net';
import type { Behaviour } from './behaviour.js';
import { DelayedSocket } from './delay.js';
import { Session } from './session.js';
import type { ReferenceService, Site, SmtpService } from './site.js';

/** How long a client may take to close its side when the server shuts down. */
const GRACE_MS = 200;

type Address = { host: string; port: number };

/** LMTP is there when it was asked for. */
export type Addresses = Record<SmtpService, Address> & { lmtp?: Address };

export interface Listening {
  readonly addresses: Addresses;
  close(): Promise<void>;
}

/** Opens one listener for each service, all or none; one for LMTP where a port is given for it. */
export async function listen(
  site: Site,
  behaviour: Behaviour,
  host: string,
  ports: Partial<Record<ReferenceService, number>>,
  latencyMs: number,
): Promise<Listening> {
  const sessions = new Set<Session>();
  const services: readonly ReferenceService[] = [
    ...(['smtp', 'submission', 'submissions'] as const),
    ...(ports.lmtp === undefined ? [] : (['lmtp'] as const)),
  ];
  const servers = services.map((service) =>
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      const session = open(service, site, behaviour, socket, latencyMs);
      sessions.add(session);
      socket.once('close', () => sessions.delete(session));
      behaviour.seams.accept(session);
    }),
  );
  const close = async (): Promise<void> => {
    const closed = servers.map((server) => new Promise<void>((done) => server.close(() => done())));
    for (const session of sessions) session.shutDown('4.3.2', 'Shutting down');
    const grace = setTimeout(() => {
      for (const { socket } of sessions) socket.destroy();
    }, latencyMs + GRACE_MS);
    await Promise.all(closed);
    clearTimeout(grace);
  };
  const started = await Promise.allSettled(
    servers.map((server, index) => start(server, host, ports[services[index] ?? 'smtp'] ?? 0)),
  );
  const [smtp, submission, submissions, lmtp] = started.map((result) =>
    result.status === 'fulfilled' ? result.value : undefined,
  );
  const whole = started.every(({ status }) => status === 'fulfilled');
  if (whole && smtp !== undefined && submission !== undefined && submissions !== undefined) {
    const addresses = { smtp, submission, submissions, ...(lmtp === undefined ? {} : { lmtp }) };
    return { addresses, close };
  }
  await close();
  throw started.find((result) => result.status === 'rejected')?.reason;
}

function open(
  service: ReferenceService,
  site: Site,
  behaviour: Behaviour,
  socket: Socket,
  latencyMs: number,
): Session {
  site.counters.connections += 1;
  socket.on('error', () => socket.destroy());
  const stream = latencyMs > 0 ? new DelayedSocket(socket, latencyMs) : socket;
  return new Session(service, site, behaviour, socket, stream);
}

function start(server: Server, host: string, port: number): Promise<Address> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      const bound = server.address();
      resolve({ host, port: typeof bound === 'object' && bound !== null ? bound.port : port });
    });
  });
}
