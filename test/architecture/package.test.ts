import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it('is imported by its name, with its schema beside it', async () => {
  const code = `
    import { audit, BadOption, version } from 'smtpspec';
    import schema from 'smtpspec/report.schema.json' with { type: 'json' };
    import dialogue from 'smtpspec/dialogue.schema.json' with { type: 'json' };
    const refused = await audit({ targets: [] }).catch((error) => error instanceof BadOption);
    console.log(JSON.stringify({ version, title: schema.title, dialogue: dialogue.title, refused }));`;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', code]);
  expect(JSON.parse(stdout)).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    title: 'smtpspec report, version 1',
    dialogue: 'smtpspec dialogue, version 1',
    refused: true,
  });
  expect(stderr).toBe('');
});

it('packs what users need and nothing else', async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
  const [packed] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const paths = packed.files.map(({ path }) => path);
  for (const path of [
    'dist/bin/smtpspec.js',
    'dist/runner/index.js',
    'dist/runner/index.d.ts',
    'dist/suites/requirements/rfc5321.json',
    'runner/result/report.schema.json',
    'runner/dialogue/dialogue.schema.json',
    'docs/catalogue.md',
    'man/smtpspec.1',
    'LICENSE',
    'README.md',
  ]) {
    expect(paths).toContain(path);
  }
  expect(
    paths.filter((path) =>
      /^(test|node_modules|smtpspec-report|examples)\/|^(action\.yml|Dockerfile)$/.test(path),
    ),
  ).toEqual([]);
});
