import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Report } from '../../runner/result/index.js';
import { check } from '../reports/example-checks.js';
import { reportWith } from './gate-files.js';
import { folder, reference, smtpspec } from './smtpspec.js';

const relays = check('relay/third-party', { verdict: 'fail', finding: 'relayed', message: 'It relays' });
const refuses = check('relay/third-party', {});

async function saved(files: Readonly<Record<string, unknown>>): Promise<string> {
  const cwd = await folder();
  for (const [name, content] of Object.entries(files)) {
    await writeFile(
      join(cwd, name),
      typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    );
  }
  return cwd;
}

describe('smtpspec report --compare', () => {
  test('tells what is new and fixed on the console, in HTML and in Markdown; the exit code is that of the report', async () => {
    const cwd = await saved({ 'then.json': reportWith([refuses]), 'now.json': reportWith([relays]) });
    const args = ['--html', 'r.html', '--markdown', 'r.md', '--json', 'r.json'];
    const worse = await smtpspec(['report', 'now.json', '--compare', 'then.json', ...args], { cwd });
    expect(worse).toMatchObject({ code: 1, stderr: '' });
    expect(worse.stdout).toContain('SINCE 2026-03-01 09:30:00 UTC, smtpspec 0.1.0\n  1 new\n');
    expect(await readFile(join(cwd, 'r.html'), 'utf8')).toContain('<b>1 new.</b>');
    expect(await readFile(join(cwd, 'r.md'), 'utf8')).toContain(
      '\n- new: `relay/third-party` on `smtp`: fail, was pass',
    );
    expect(JSON.parse(await readFile(join(cwd, 'r.json'), 'utf8'))).toEqual(reportWith([relays]));
    const better = await smtpspec(['report', 'then.json', '--compare', 'now.json'], { cwd });
    expect(better).toMatchObject({ code: 0, stderr: '' });
    expect(better.stdout).toContain(
      '  nothing new, 1 fixed\n  fixed: relay/third-party (smtp): pass, was fail\n',
    );
  });

  test('the same twice is the same to the byte', async () => {
    const cwd = await saved({ 'then.json': reportWith([refuses]), 'now.json': reportWith([relays]) });
    const once = () => smtpspec(['report', 'now.json', '--compare', 'then.json', '--html', '-'], { cwd });
    expect(await once()).toEqual(await once());
  });
});

describe('a file that cannot be compared with is told in one line, before anything is sent', () => {
  test.each<[string, string | undefined, RegExp]>([
    ['missing', undefined, /^smtpspec: --compare then\.json cannot be read: no such file or directory\n$/],
    ['no JSON', '{\n  oops\n}\n', /^smtpspec: then\.json:2:\d+: [^\n]+\n$/],
    ['no report', '{"version": 1}', /^smtpspec: then\.json:1:\d+: [^\n]+\n$/],
    [
      'another version',
      JSON.stringify({ ...reportWith([]), schemaVersion: 2 }, null, 2),
      /^smtpspec: then\.json:2:20: schemaVersion must be 1\n$/,
    ],
  ])('%s', async (_, text, line) => {
    const cwd = await saved({
      'now.json': reportWith([]),
      ...(text === undefined ? {} : { 'then.json': text }),
    });
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    for (const command of [
      ['report', 'now.json'],
      ['audit', `smtp://127.0.0.1:${port}`],
    ]) {
      const { code, stdout, stderr } = await smtpspec([...command, '--compare', 'then.json'], { cwd });
      expect(stderr).toMatch(line);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
    expect(connections).toBe(0);
  });
});

describe('smtpspec audit --compare', () => {
  test('against the report that it then replaces, as the configuration says', async () => {
    const cwd = await folder();
    const config = 'only: [relay/third-party]\ndomain: reference.test\nallow: deliver\njson: last.json\n';
    await writeFile(join(cwd, 'first.yaml'), config);
    await writeFile(join(cwd, 'next.yaml'), `${config}compare: last.json\n`);
    const open = await reference({ faults: ['relay-open'] });
    expect((await smtpspec(['audit', open.url, '--config', 'first.yaml'], { cwd })).code).toBe(1);
    const mended = await reference();
    const { code, stdout } = await smtpspec(['audit', mended.url, '--config', 'next.yaml'], { cwd });
    expect(stdout).toMatch(/\n {2}nothing new, 1 fixed\n {2}fixed: relay\/third-party/);
    expect(code).toBe(0);
    const now: Report = JSON.parse(await readFile(join(cwd, 'last.json'), 'utf8'));
    expect(now.totals.fail).toBe(0);
  });
});
