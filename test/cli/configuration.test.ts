import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Report } from '../../runner/result/index.js';
import { folder, reference, smtpspec } from './smtpspec.js';

const document = fileURLToPath(new URL('../../docs/configuration.md', import.meta.url));

test('the example of docs/configuration.md runs as it stands, but for addresses', async () => {
  const text = await readFile(document, 'utf8');
  const [, example = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(text) ?? [];
  const names = { domains: ['example.org'], users: { 'alice@example.org': 'correct horse' } };
  const server = await reference({ ...names, ports: { lmtp: 0 } });
  const relay = await reference({ ...names, faults: ['relay-open'] });
  const { lmtp, submissions } = server.addresses;
  const places: readonly [named: string, url: string][] = [
    ['smtp://mx.example.org', server.url],
    ['submissions://mail.example.org', `submissions://${submissions.host}:${submissions.port}`],
    ['smtp://relay.example.org:2525', relay.url],
    ['lmtp://store.example.org', `lmtp://${lmtp?.host}:${lmtp?.port}`],
  ];
  for (const [named] of places) expect(example).toContain(named);
  const config = places.reduce((now, [named, url]) => now.replace(named, url), example);
  const cwd = await folder();
  await writeFile(join(cwd, 'smtpspec.yaml'), config);
  await writeFile(join(cwd, 'ca.pem'), server.ca);
  await writeFile(join(cwd, 'alice.txt'), 'correct horse\n');

  const args = ['audit', '--config', 'smtpspec.yaml', '--json', 'report.json', '--skip', 'tls', '--quiet'];
  const ended = await smtpspec([...args, '--skip', 'delivery'], { cwd });
  expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
  const report: Report = JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8'));
  expect(report.targets.map(({ service }) => service)).toEqual(['smtp', 'submissions', 'smtp', 'lmtp']);
  const expected = report.targets.flatMap(({ checks }) => checks.flatMap((check) => check.expected ?? []));
  expect(expected).toMatchObject([{ verdict: 'fail', outcome: 'met' }]);
});
