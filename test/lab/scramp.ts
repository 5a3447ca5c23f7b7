import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SaslClient } from '../../runner/protocol/sasl/index.js';
import { labFolder } from './lab.js';

/** What the server of scramp knows. */
export interface Known {
  readonly mechanism: string;
  readonly user: string;
  readonly password: string;
  /** Type and data, as the server sees its end of the connection. */
  readonly binding?: readonly [string, Buffer];
}

/** Lets our client talk to scramp, an independent implementation, in a process of its own; the last message of the server. */
export async function talkToScramp(
  client: SaslClient,
  { mechanism, user, password, binding }: Known,
): Promise<string> {
  const bound = binding === undefined ? [] : [binding[0], binding[1].toString('hex')];
  const root = join(labFolder, 'dovecot', 'root');
  const child = spawn('chroot', [root, 'python3', '/opt/scram.py', mechanism, user, ...bound], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const heard = async (): Promise<string> => String((await lines.next()).value);
  const say = (text: string) => child.stdin.write(`${text}\n`);
  say(password);
  say(client.start()?.toString() ?? '');
  say(client.respond(Buffer.from(await heard())).toString());
  const last = await heard();
  child.stdin.end();
  client.respond(Buffer.from(last));
  return last;
}
