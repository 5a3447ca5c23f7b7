// Runs in an empty network namespace: audits what no ordinary machine shows, and prints the targets as JSON.
import { execFileSync } from 'node:child_process';
import { audit } from '../../dist/runner/index.js';
import { startReference } from '../../dist/runner/reference/index.js';

const run = (/** @type {string} */ line) => execFileSync('sh', ['-c', line], { stdio: ['ignore', 2, 2] });

run('ip link set lo up && ip address add 192.0.2.1/32 dev lo && ip address add 192.0.2.2/32 dev lo');
run('nft add table inet t && nft add chain inet t in "{ type filter hook input priority 0; }"');
run('nft add rule inet t in ip daddr 192.0.2.1 tcp dport 25 drop');

const common = { clientName: 'client.test', timeoutMs: 5000, only: ['commands/noop'] };
const server = await startReference({ host: '192.0.2.2', ports: { smtp: 25 } });
const options = { ...common, ca: [server.ca], serverName: 'localhost' };

const dropped = await audit({ ...options, targets: ['smtp://192.0.2.1'] });
const controlled = await audit({ ...options, targets: ['smtp://192.0.2.1'], control: '192.0.2.2' });
const refused = await audit({ ...options, targets: ['smtp://192.0.2.1:26'] });
const both = await audit({
  ...options,
  targets: ['smtp://mx.test'],
  resolve: async () => ['192.0.2.2', '2001:db8::1'],
});
run('nft add chain inet t out "{ type filter hook output priority 0; }"');
run('nft add rule inet t out tcp dport 25 drop');
const blocked = await audit({ ...options, targets: ['smtp://192.0.2.1'], control: '192.0.2.2' });
await server.close();

const found = {
  dropped: dropped.targets[0],
  controlled: controlled.targets[0],
  refused: refused.targets[0],
  reached: both.targets[0],
  'no-family': both.targets[1],
  blocked: blocked.targets[0],
};
process.stdout.write(JSON.stringify(found));
