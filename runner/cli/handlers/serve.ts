import { listFaults, type ReferenceServer } from '../../reference/index.js';
import { services } from '../../result/index.js';
import { targetUrl } from '../../target/index.js';
import type { ServeArguments } from '../commands/serve.js';
import { checkWritable, writeWhole } from '../files.js';
import { interruptible } from '../interrupt.js';
import { keepMessages, type MailFolder } from '../mail-folder.js';
import { placeOf } from '../place.js';
import { startServer } from '../start-server.js';
import { UsageError } from '../usage-error.js';

export async function serve(args: ServeArguments): Promise<void> {
  if (args['list-faults'] === true) return printFaults();
  const lmtp = args['lmtp-port'];
  const ports = {
    smtp: whole('smtp-port', args['smtp-port'] ?? 2525, 65_535),
    submission: whole('submission-port', args['submission-port'] ?? 2587, 65_535),
    submissions: whole('submissions-port', args['submissions-port'] ?? 2465, 65_535),
    ...(lmtp === undefined ? {} : { lmtp: whole('lmtp-port', lmtp, 65_535) }),
  };
  const { host = '127.0.0.1', hostname, domain, fault = [], maildir, 'ca-out': caOut } = args;
  const latencyMs = whole('latency', args.latency ?? 0, 600_000);
  const forwardTo = args['forward-to'];
  if (caOut !== undefined) await checkWritable(caOut, `--ca-out ${caOut}`);
  const server = await startServer({
    host,
    ports,
    latencyMs,
    faults: fault,
    ...(hostname === undefined ? {} : { hostname }),
    ...(domain === undefined ? {} : { domains: [domain] }),
    ...(forwardTo === undefined ? {} : { forwardTo: placeOf('forward-to', forwardTo) }),
  });
  let folder: MailFolder | undefined;
  try {
    folder = maildir === undefined ? undefined : await keepMessages(server.messages, maildir);
    const failed = folder === undefined ? [] : [folder.failed];
    if (caOut !== undefined) await writeWhole(caOut, server.ca);
    await interruptible((signal) => {
      // Whoever reads the addresses may end us at once.
      printAddresses(server);
      return Promise.race([aborted(signal), ...failed]);
    }, '');
  } finally {
    await server.close();
    await folder?.stop();
  }
  process.exitCode = 0;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => signal.addEventListener('abort', () => done()));
}

function printAddresses({ addresses }: ReferenceServer): void {
  for (const service of services) {
    const address = addresses[service];
    if (address !== undefined) process.stdout.write(`${targetUrl({ service, ...address })}\n`);
  }
}

function printFaults(): void {
  const faults = listFaults();
  const [name, area] = [
    longest(faults.map((fault) => fault.name)),
    longest(faults.map((fault) => fault.area)),
  ];
  for (const fault of faults) {
    process.stdout.write(`${fault.name.padEnd(name)}  ${fault.area.padEnd(area)}  ${fault.summary}\n`);
  }
  process.exitCode = 0;
}

function whole(name: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new UsageError(`--${name} must be a whole number from 0 to ${most}`);
}

function longest(words: readonly string[]): number {
  return Math.max(0, ...words.map(({ length }) => length));
}
