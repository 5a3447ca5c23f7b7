import {
  type ReferenceOptions,
  type ReferenceServer,
  startReference,
  UnknownFaultError,
} from '../reference/index.js';
import { UsageError } from './usage-error.js';

/** Starts the reference server. @throws UsageError for an unknown fault, an address or a port that cannot be had */
export async function startServer(options: ReferenceOptions): Promise<ReferenceServer> {
  try {
    return await startReference(options);
  } catch (error) {
    if (error instanceof UnknownFaultError)
      throw new UsageError(`${error.message} (smtpspec serve --list-faults)`);
    throw cannotListen(error) ?? error;
  }
}

const otherPort = '--smtp-port, --submission-port and --submissions-port change it, 0 takes a free one';
const listenReasons: Readonly<Record<string, string>> = {
  EADDRINUSE: `is in use; ${otherPort}`,
  EACCES: `is open to the administrator only; ${otherPort}`,
  EADDRNOTAVAIL: 'is no address of this machine; change --host',
};

function cannotListen(error: unknown): UsageError | undefined {
  if (!(error instanceof Error) || !('syscall' in error)) return undefined;
  const {
    code = '',
    address,
    port = 0,
  } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (error.syscall === 'getaddrinfo') return new UsageError(`--host cannot be resolved: ${error.message}`);
  if (error.syscall !== 'listen') return undefined;
  const place = port === 0 ? address : `port ${port} of ${address}`;
  return new UsageError(`${place} ${listenReasons[code] ?? `cannot be opened: ${error.message}`}`);
}
