import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport, Report } from '../../runner/result/index.js';
import { type Ended, reference, smtpspec } from './smtpspec.js';
import { asksNoop, folderWith, scenarioText, suiteText } from './suite-files.js';

const own = `requirements: { 'acme-1': { title: 'Our rules', level: 'MUST', text: 'NOOP is answered.', url: 'https://acme.example/rules' } }`;
const noop = scenarioText('acme/noop', asksNoop, { requirements: ['acme-1', '5321-4.1.1.9-01'] });
const acme = { 'acme/index.mjs': suiteText('acme', [noop], own) };

async function checksOf(cwd: string, args: readonly string[]): Promise<CheckReport[]> {
  const ended = await smtpspec(['audit', ...args, '--quiet', '--fail-on', 'never', '--json', 'r.json'], {
    cwd,
  });
  expect(ended.stderr).toBe('');
  const report: Report = JSON.parse(await readFile(join(cwd, 'r.json'), 'utf8'));
  return report.targets.flatMap(({ checks }) => checks);
}

describe('--suite', () => {
  test('plays what it names, graded by a row of its own, with the dialogue as evidence', async () => {
    const cwd = await folderWith(acme);
    const only = ['--suite', 'acme', '--only', 'acme'];
    const { url } = await reference({ faults: ['noop-refused-500'] });
    const [found, ...others] = await checksOf(cwd, [url, ...only]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      id: 'acme/noop',
      suite: 'acme',
      verdict: 'fail',
      level: 'MUST',
      finding: 'other',
      references: [
        { title: 'Our rules', requirement: 'acme-1', url: 'https://acme.example/rules' },
        { requirement: '5321-4.1.1.9-01' },
      ],
    });
    expect(found?.transcripts).toHaveLength(1);
    const sound = await reference();
    expect(await checksOf(cwd, [sound.url, ...only])).toMatchObject([{ id: 'acme/noop', verdict: 'pass' }]);
  });

  test('goes into every format, which report writes again without the suite', async () => {
    const cwd = await folderWith(acme);
    const { url } = await reference({ faults: ['noop-refused-500'] });
    await checksOf(cwd, [url, '--suite', 'acme', '--only', 'acme']);
    const files = ['html', 'junit', 'sarif', 'tap', 'markdown'].flatMap((it) => [`--${it}`, `r.${it}`]);
    const ended = await smtpspec(['report', 'r.json', ...files], { cwd });
    expect(ended).toMatchObject({ code: 1, stderr: '', stdout: expect.stringContaining('MUST · Our rules') });
    for (const format of ['html', 'junit', 'sarif', 'tap', 'markdown']) {
      expect(await readFile(join(cwd, `r.${format}`), 'utf8')).toContain('acme/noop');
    }
  });

  test('is known to list, explain, coverage, --plan and a configuration beside it', async () => {
    const { url } = await reference();
    const config = `suite: [acme]\ntargets:\n  - target: ${url}\n    only: [acme]\n    expect:\n      acme/noop: { verdict: fail, reason: known }\n`;
    const cwd = await folderWith({
      ...acme,
      'conf/acme/index.mjs': acme['acme/index.mjs'],
      'conf/a.yaml': config,
    });
    const said = async (...args: string[]): Promise<string> => {
      const { stdout, stderr, code } = await smtpspec(args, { cwd });
      expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
      return stdout;
    };
    expect(await said('list', '--suite', 'acme', '--only', 'acme')).toContain('acme/noop  smtp  observe');
    expect(await said('explain', 'acme/noop', '--suite', 'acme')).toContain('acme-1  Our rules, MUST');
    expect(await said('explain', 'acme-1', '--suite', 'acme')).toContain('NOOP is answered.');
    const coverage = JSON.parse(await said('coverage', '--suite', 'acme', '--json'));
    expect(coverage.rfcs.map(({ rfc }: { rfc: string }) => rfc)).not.toContain('');
    expect(JSON.stringify(coverage)).toContain('"acme/noop"');
    const plan = await said(
      'audit',
      url,
      '--suite',
      'acme',
      '--only',
      'acme',
      '--plan',
      '--quiet',
      '--json',
      '-',
    );
    expect(JSON.parse(plan)).toMatchObject({ targets: [{ checks: [{ id: 'acme/noop' }] }] });
    // What is expected and does not come true counts, so the key was understood.
    const { code, stderr } = await smtpspec(['audit', '--config', 'conf/a.yaml', '--quiet'], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  test('is never loaded because it lies about', async () => {
    const cwd = await folderWith({ 'index.mjs': "throw new Error('loaded');" });
    const { code, stdout } = await smtpspec(['list', '--only', 'commands/noop'], { cwd });
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('commands/noop') });
  });

  test('plays dialogues beside a module, and without one', async () => {
    const dialogue = (id: string): string =>
      `id: ${id}\ntitle: NOOP is answered with 250\nwhy: Our monitoring sends one a minute.\nservices: [smtp]\nimpact: probe\nlevel: MUST\nstart: hello\nsteps:\n  - C: NOOP\n  - S: 250\nremedy:\n  any: Answer NOOP with 250.\n`;
    const cwd = await folderWith({
      ...acme,
      'acme/other.dialogue.yaml': dialogue('acme/other'),
      'plain/one.dialogue.yaml': dialogue('plain/one'),
      'wrong/two.dialogue.yaml': 'id: wrong/two\nsteps: 1\n',
    });
    const { url } = await reference({ faults: ['noop-refused-500'] });
    const suites = ['--suite', 'acme', '--suite', 'plain', '--only', 'acme', '--only', 'plain'];
    const checks = await checksOf(cwd, [url, ...suites]);
    expect(checks.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'acme/noop fail',
      'acme/other fail',
      'plain/one fail',
    ]);
    const { code, stderr } = await smtpspec(['list', '--suite', 'wrong'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^smtpspec: wrong\/two\.dialogue\.yaml:\d+:\d+: /);
  });
});

describe('a suite that cannot be used is told on one line, before anything is sent:', () => {
  const one = (head: Readonly<Record<string, unknown>>, id = 'acme/noop'): string =>
    suiteText('acme', [scenarioText(id, asksNoop, head)]);

  test.each<[what: string, text: string, says: string]>([
    ['no default export', 'export const suite = 1;', 'a.mjs: no suite is exported; write: export default'],
    ['no list', "export default { name: 'acme' };", 'a.mjs: suite must have required property'],
    ['an unknown key', suiteText('acme', [], 'rules: 1'), '(rules)'],
    ['a name of ours', suiteText('relay', []), '"relay" is a name of smtpspec itself'],
    ['no name', suiteText('Acme Corp', []), 'suite/name must match pattern'],
    ['an id of another suite', one({}, 'commands/noop'), 'the id commands/noop has to begin with acme/'],
    ['an id twice', suiteText('acme', [noop, noop], own), 'a.mjs: acme/noop is defined twice'],
    ['a short title', one({ title: 'x' }), 'a.mjs: acme/noop is not sound: meta/title must'],
    ['an unknown row', one({ requirements: ['acme-9'] }), 'acme/noop cites acme-9, which no table has'],
    [
      'no body',
      "export default { name: 'acme', scenarios: [{ meta: { id: 'acme/a' }, run: 1 }] };",
      'acme/a has no function run',
    ],
    [
      'a row of ours',
      suiteText('acme', [], own.replace('acme-1', '5321-1')),
      'the requirement 5321-1 has to begin with acme-',
    ],
    [
      'a row with a script as its place',
      suiteText('acme', [], own.replace('https:', 'javascript:')),
      'url must match pattern',
    ],
    [
      'a fault in its code',
      'export default nothing;',
      'a.mjs: cannot be loaded: ReferenceError: nothing is not defined',
    ],
    ['no such package', "import 'smtpspec';", 'npm install smtpspec in its folder'],
  ])('%s', async (_, text, says) => {
    const cwd = await folderWith({ 'a.mjs': text });
    const { counters, url } = await reference();
    const ended = await smtpspec(['audit', url, '--suite', 'a.mjs'], { cwd });
    refuses(ended, says);
    expect(counters.connections).toBe(0);
  });

  test('two of one name, a folder that holds none, no such path, and TypeScript where Node does not run it', async () => {
    const cwd = await folderWith({
      ...acme,
      'b/index.js': suiteText('acme', []),
      'b/package.json': '{ "type": "module" }',
      'c.ts': suiteText('acme', []),
      'd/readme.txt': '',
      'e.txt': '',
    });
    const listed = (...paths: string[]): Promise<Ended> =>
      smtpspec(['list', ...paths.flatMap((path) => ['--suite', path])], { cwd });
    refuses(await listed('acme', 'b'), 'b/index.js: "acme" is the name of acme/index.mjs too');
    refuses(await listed('d'), '--suite d holds no suite');
    refuses(await listed('none'), '--suite none cannot be read: no such file or directory');
    refuses(await listed('e.txt'), '--suite e.txt is no suite');
    if (!('typescript' in process.features)) {
      refuses(await listed('c.ts'), '--suite c.ts is TypeScript, which Node 20');
    }
  });
});

function refuses({ code, stdout, stderr }: Ended, says: string): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^smtpspec: [^\n]+\n$/);
  expect(stderr).toContain(says);
}
