import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Oracle, type Ruling } from '../../runner/protocol/model/index.js';
import { type ReferenceServer, type ReferenceService, startReference } from '../../runner/reference/index.js';
import { bdat, plain, secure } from './conversations.js';
import { A, E, M, play, R } from './script.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReference();
});
afterAll(() => server.close());

/** What the model says of every reply of a conversation; the server itself knows nothing of that model. */
async function rulingsOf(service: ReferenceService, steps: readonly string[]): Promise<Ruling[]> {
  const { codes } = await play(server, service, steps);
  const replies = codes.split(' ').values();
  const oracle = new Oracle(service !== 'smtp');
  const next = () => {
    const code = replies.next().value;
    return code === undefined || code === 'end' ? undefined : oracle.replied(Number(code));
  };
  const rulings = [next()];
  for (const step of steps) {
    if (step === 'tls') oracle.secured();
    else if (step === '<') rulings.push(next());
    else if (step.startsWith('>')) oracle.sent(step.slice(1));
    else {
      oracle.sent(`${step}\r\n`);
      rulings.push(next());
    }
  }
  return rulings.flatMap((ruling) => ruling ?? []);
}

const inOrder = [
  ['a session that starts over', [E, M, R, E, R, 'DATA', 'HELO c.test', R, M, R, 'RSET', R, M, R]],
  ['early DATA', [E, 'DATA', M, 'DATA', R, 'DATA', 'Subject: x\r\n\r\nx\r\n.', R, 'DATA', M, 'QUIT']],
  ['TLS in a transaction', [E, M, R, 'STARTTLS', 'tls', M, R, 'DATA', E, R, M, R]],
] as const;

describe.each([
  ['smtp', inOrder],
  ['smtp', plain],
  ['smtp', bdat],
  ['submissions', secure],
  ['submissions', [['AUTH at every point', [A, E, A, A, M, A, R, 'RSET', A, 'QUIT']]]],
] as const)('the strict server and the model on %s', (service, rows) => {
  test.each(rows.map(([what, steps]) => [what, steps] as const))('%s', async (_what, steps) => {
    const rulings = await rulingsOf(service, steps);
    expect(rulings).not.toHaveLength(0);
    expect(rulings.filter(({ forbidden }) => forbidden !== undefined)).toEqual([]);
    expect(rulings.filter(({ listed }) => !listed)).toEqual([]);
  });
});

test('the model follows those conversations, and does not fall silent on the way', async () => {
  for (const [, steps] of inOrder) {
    const commands = steps.filter((step) => step !== 'tls');
    expect((await rulingsOf('smtp', steps)).length).toBe(commands.length + 1);
  }
});
