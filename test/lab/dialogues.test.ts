import { describe, expect, it } from 'vitest';
import { audit } from '../../runner/engine/index.js';
import { bothCatalogue, differencesIn, twinVerdicts } from '../dialogue/equivalents.js';
import { labAccess, labServers } from './lab.js';

const servers = labServers().filter(({ name }) => ['postfix', 'exim', 'opensmtpd'].includes(name));

describe.skipIf(servers.length === 0)('dialogue files against real servers', { timeout: 300_000 }, () => {
  it.each(servers)('judge $name as the scenarios do that ask the same', async ({ name, address }) => {
    const { ca, credentials } = labAccess();
    const report = await audit(bothCatalogue, {
      targets: [address],
      domain: 'lab.test',
      recipient: 'alice@lab.test',
      serverName: 'lab.test',
      ca: [ca],
      credentials,
      connections: 4,
    });
    expect(differencesIn(report)).toEqual([]);
    expect(twinVerdicts(report)).toHaveLength(14);
    // OpenSMTPD answers 503 to a second EHLO, against RFC 5321 section 4.1.4; nothing else is broken.
    const broken = twinVerdicts(report).filter((it) => /: (?:fail|warn|error|skipped)$/.test(it));
    const expected = ['smtp', 'submission', 'submissions'].map((it) => `second-ehlo on ${it}: fail`);
    expect(broken).toEqual(name === 'opensmtpd' ? expected : []);
  });
});
