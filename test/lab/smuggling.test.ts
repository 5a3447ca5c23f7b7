import { describe, expect, it } from 'vitest';
import { audit } from '../../runner/index.js';
import { labAccess, labServers } from './lab.js';
import { isSmuggled } from './smuggled.js';

const servers = labServers();
/** Variants of the scenario, and what they send. */
const forms = { 'lf-dot-lf': '\n.\n', 'lf-dot-crlf': '\n.\r\n', 'crlf-dot-lf': '\r\n.\n' } as const;
const all = Object.keys(forms).sort();
/** Forms that end a message; a server that is not named takes none of them so. */
const ended: Readonly<Record<string, readonly string[]>> = {
  // CVE-2023-51764: 3.7.11 has the defence, and leaves it off (smtpd_forbid_bare_newline = no).
  postfix: all,
  'postfix-weak': all,
  // 7.6 and 6.8 take LF for CR LF everywhere; no CVE is known for it.
  opensmtpd: all,
  'opensmtpd-no-tls': all,
};
/** They end a session in which anything comes before their reply, so that what is smuggled has to come later. */
const hatesPipelining = ['opensmtpd', 'opensmtpd-no-tls'];

describe.skipIf(servers.length === 0).concurrent('smuggling', { timeout: 300_000 }, () => {
  it.each(servers)(
    '$name $version lets a second message through where the report says so, and nowhere else',
    async ({ name, address }) => {
      const how = hatesPipelining.includes(name) ? 'apart' : 'at once';
      const smuggled: string[] = [];
      for (const [form, octets] of Object.entries(forms))
        if (await isSmuggled(name, address, octets, how)) smuggled.push(form);
      expect(smuggled.sort()).toEqual(ended[name] ?? []);
      expect((await reported(name, address)).sort()).toEqual(smuggled);
    },
  );

  it.each(servers.filter(({ name }) => hatesPipelining.includes(name)))(
    '$name takes nothing that comes at once, whatever ended the message',
    async ({ name, address }) => {
      for (const octets of Object.values(forms))
        expect(await isSmuggled(name, address, octets, 'at once')).toBe(false);
    },
  );
});

async function reported(name: string, address: string): Promise<string[]> {
  const { targets } = await audit({
    targets: [`smtp://${address}`],
    serverName: `${name}.lab.test`,
    recipient: 'alice@lab.test',
    ca: [labAccess().ca],
    allow: 'deliver',
    only: ['hardening/bare-lf-end-of-data'],
    timeoutMs: 20_000,
  });
  const checks = targets.flatMap((target) => target.checks);
  expect(checks.map(({ variant }) => variant).sort()).toEqual(all);
  return checks.filter(({ finding }) => finding === 'endedData').map(({ variant }) => variant ?? '');
}
