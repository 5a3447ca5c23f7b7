import type { ReferenceServer, ReferenceService } from '../../runner/reference/index.js';
import { addressOf } from './address.js';
import { Dialogue } from './dialogue.js';

/**
 * Plays steps against one service and gives the codes that came, the greeting's first, separated by spaces.
 * A step is a command line (sent with CRLF, one reply awaited), or `>octets` (sent as they are, nothing awaited),
 * `<` (one reply awaited), `tls` (handshake), `?text` (waits until that text has come), `!` (closes our side).
 */
export async function play(
  server: ReferenceServer,
  service: ReferenceService,
  steps: readonly string[],
  closesFrom = steps.length,
): Promise<{ codes: string; raw: string }> {
  const address = addressOf(server, service);
  const dialogue =
    service === 'submissions' ? await Dialogue.openTls(address, server.ca) : await Dialogue.open(address);
  const codes: string[] = [];
  // A first step that waits for raw text means that the greeting is none to be cut into replies.
  if (!steps[0]?.startsWith('?')) codes.push(await dialogue.code());
  for (const [index, step] of steps.entries()) {
    if (index === closesFrom) dialogue.socket.end();
    codes.push(...(await playStep(dialogue, server, step)));
  }
  dialogue.close();
  return { codes: codes.join(' '), raw: dialogue.raw };
}

/** The same, but our side is closed before the last replies are awaited, so that missing ones are 'end'. */
export function playToEnd(
  server: ReferenceServer,
  service: ReferenceService,
  steps: readonly string[],
): Promise<{ codes: string; raw: string }> {
  const readable = steps.map((step) => (step.startsWith('?') ? '<' : step));
  return play(server, service, readable, readable.findLastIndex((step) => step !== '<') + 1);
}

async function playStep(dialogue: Dialogue, server: ReferenceServer, step: string): Promise<string[]> {
  if (step === '<') return [await dialogue.code()];
  if (step === '!') {
    dialogue.socket.end();
    return [];
  }
  if (step === 'tls')
    return dialogue.upgrade(server.ca).then(
      () => [],
      () => ['tls-failed'],
    );
  if (step.startsWith('?')) {
    await dialogue.until(() => dialogue.raw.includes(step.slice(1)));
    return [];
  }
  if (step.startsWith('>')) {
    dialogue.send(step.slice(1));
    return [];
  }
  return [(await dialogue.command(step)).slice(0, 3)];
}

export const E = 'EHLO client.test';
export const M = 'MAIL FROM:<sender@client.test>';
export const R = 'RCPT TO:<alice@reference.test>';
const credentials = (login: string, password: string): string =>
  Buffer.from(`\0${login}\0${password}`).toString('base64');
export const RIGHT = credentials('alice@reference.test', 'correct horse');
export const WRONG = credentials('alice@reference.test', 'wrong');
export const NOBODY = credentials('nobody@reference.test', 'wrong');
export const A = `AUTH PLAIN ${RIGHT}`;
