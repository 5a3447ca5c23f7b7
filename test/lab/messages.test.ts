import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AuditEvent, audit } from '../../runner/index.js';
import { labAccess, labFolder, labServers } from './lab.js';

const postfix = labServers().find(({ name }) => name === 'postfix');
/** Where the Postfix of the lab puts the mail of the mailbox. */
const mailbox = join(labFolder, 'postfix/root/var/mail/alice');
/** Scenarios that hand over most, on a server that takes false ends of data for true ones; all that they send is marked. */
const only = [
  'hardening/bare-lf-end-of-data',
  'hardening/bare-cr-end-of-data',
  'delivery/plain-message',
  'delivery/header-defects',
  'commands/session-survives-error',
];

describe.skipIf(postfix === undefined)('the Postfix of the lab', () => {
  it('is handed no more messages than was told, and has as many as the report says', async () => {
    const { ca, credentials } = labAccess();
    const bounds: Extract<AuditEvent, { type: 'messages' }>[] = [];
    const report = await audit({
      targets: [postfix?.address ?? ''],
      serverName: 'postfix.lab.test',
      recipient: 'alice@lab.test',
      ca: [ca],
      credentials,
      allow: 'deliver',
      only,
      onEvent: (event) => {
        if (event.type === 'messages') bounds.push(event);
      },
    });
    const sessions = report.targets.flatMap(({ transcripts }) => transcripts);
    const handedOver = sessions.reduce((sum, { messages = 0 }) => sum + messages, 0);
    expect(report.totals.error).toBe(0);
    expect(handedOver).toBeGreaterThan(10);
    expect(handedOver).toBeLessThanOrEqual(bounds[0]?.most ?? 0);
    // The local delivery agent may be a moment behind the last reply.
    await expect.poll(() => markedIn(mailbox, report.runId), { timeout: 60_000 }).toBe(handedOver);
  }, 180_000);
});

function markedIn(file: string, runId: string | undefined): number {
  const lines = readFileSync(file, 'latin1').split('\n');
  return lines.filter((line) => line === `X-smtpspec-run: ${runId}`).length;
}
