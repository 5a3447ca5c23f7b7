import { describe, expect, it } from 'vitest';
import { audit } from '../../runner/index.js';
import { catalogue } from '../../suites/index.js';
import { labAccess, labServers } from './lab.js';
import { type Kept, labMail, newMail } from './mail.js';

const servers = labServers();
/** What a run says of itself, so that what it left behind is known for its own. */
const clientName = 'leftovers.smtpspec.invalid';
/** Longer than any delay that these servers put on errors. */
const timeoutMs = 20_000;
/**
 * They only look, or only shake hands, and never say MAIL. Failed logins say no MAIL either, and the delays that servers put on them would spoil what other
 * tests measure of the same servers meanwhile.
 */
const lookers = catalogue.scenarios
  .filter(({ meta }) => meta.impact === 'observe' || meta.connections === 0 || meta.id.startsWith('auth/'))
  .map(({ meta }) => meta.id);

describe.skipIf(servers.length === 0).concurrent('a run that may not deliver', { timeout: 600_000 }, () => {
  it.each(servers)('leaves no message in a mailbox or queue of $name', async ({ name, address }) => {
    const { ca, credentials } = labAccess();
    const before = labMail(name);
    const report = await audit({
      targets: [address],
      serverName: `${name}.lab.test`,
      domain: 'lab.test',
      recipient: 'alice@lab.test',
      clientName,
      ca: [ca],
      credentials,
      timeoutMs,
      skip: lookers,
    });
    expect(report.totals.pass).toBeGreaterThan(0);
    expect(
      newMail(name, before)
        .filter((kept) => !isOfAnother(kept))
        .map(described),
    ).toEqual([]);
  });
});

/** Other tests deliver to the same servers meanwhile: theirs has a sender or a mark of theirs, and nowhere our name. */
function isOfAnother({ text }: Kept): boolean {
  return (
    !text.includes(clientName) && /@(\w+\.)?smtpspec\.invalid|^X-smtpspec-run: |^X-Mailer: swaks/m.test(text)
  );
}

function described({ place, id, text }: Kept): string {
  return `${place} ${id}: ${text.slice(0, 1000)}`;
}
