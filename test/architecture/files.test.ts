import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { version } from '../../runner/engine/index.js';
import { read, root } from './sources.js';

/** What git has, or would have after `git add`; files that somebody has just deleted are left out. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => readIfThere(file) !== undefined);

function readIfThere(file: string): string | undefined {
  try {
    return read(file);
  } catch {
    return undefined;
  }
}

function linesWith(pattern: RegExp, among: readonly string[] = files): string[] {
  return among.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}`] : [])),
  );
}

describe('every committed file', () => {
  const code = files.filter((file) => /\.(tsx?|mjs|js|sh|py)$/.test(file));

  it('is seen here', () => {
    expect(files).toContain('package.json');
    expect(code).toContain('runner/engine/verdict.ts');
  });

  it('has at most 400 lines, if it is code', () => {
    const long = code.filter((file) => read(file).split('\n').length > 401);
    expect(long).toEqual([]);
  });

  it('names no folder of the machine that it was written on', () => {
    expect(linesWith(/(?<![\w.])\/(work|home\/[a-z]+)\/(?!Maildir)/)).toEqual([]);
  });

  it('names no host that packages come from', () => {
    const hosts =
      /\b(registry\.(npmjs|yarnpkg)\.|(deb|security|snapshot)\.debian\.org|(files\.)?python(hosted)?\.org\/simple|pypi\.org)/;
    expect(linesWith(hosts)).toEqual([]);
  });

  it('holds no work that was put off, and no test that shuts out the others', () => {
    expect(linesWith(/\b(TODO|FIXME|XXX)\b/, code.filter(isNotThisOne))).toEqual([]);
    expect(linesWith(/\b(it|test|describe)\.only\b/, code.filter(isNotThisOne))).toEqual([]);
  });

  it('knows the version of package.json', () => {
    expect(version).toBe((JSON.parse(read('package.json')) as { version: string }).version);
  });
});

function isNotThisOne(file: string): boolean {
  return file !== 'test/architecture/files.test.ts';
}
