import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandNames, optionNames } from '../../runner/cli/commands/index.js';
import { grade } from '../../runner/engine/verdict.js';
import { levels, severities, verdicts } from '../../runner/result/index.js';
import type { InvariantMeta, RequirementTable } from '../../runner/scenario/index.js';
import { catalogue } from '../../suites/index.js';
import { filesBelow, read, root, tableOf } from './sources.js';

const documents = ['README.md', 'CHANGELOG.md', ...filesBelow('docs').filter((file) => file.endsWith('.md'))];

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    const dead = links.filter(
      (link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(document), link)),
    );
    expect(dead).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run ([a-z]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  it('shows smtpspec commands with options that they have', () => {
    const code = [...text.matchAll(/^```\w*\n([\s\S]*?)^```|`([^`\n]+)`/gm)].map(
      (found) => found[1] ?? found[2],
    );
    const command = /^(?:\$ )?(?:\w+=\S+ )?(?:npx )?smtpspec ([a-z]+(?:-[a-z]+)*)((?:\\\n|.)*)$/gm;
    const shown = code.flatMap((part = '') => [...part.matchAll(command)]);
    const wrong = shown.flatMap(([, command = '', rest = '']) => {
      if (!commandNames.includes(command)) return [command];
      const options = [...rest.matchAll(/(?<=\s)--([a-z-]+)/g)].map(([, option = '']) => option);
      return options
        .filter((option) => !optionNames(command).includes(option))
        .map((it) => `${command} --${it}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('docs/verdicts.md', () => {
  const text = read('docs/verdicts.md');

  it('tells every verdict', () => {
    const told = tableOf(text, 'The eight verdicts', 'verdict').map(([verdict = '']) =>
      verdict.replaceAll('`', ''),
    );
    expect(told.sort()).toEqual([...verdicts].sort());
  });

  it('grades conformance as the engine does', () => {
    const table = tableOf(text, 'How a finding is graded', 'level').flatMap(
      ([names = '', usual, letter, strict]) =>
        names.split(', ').map((level) => [level, usual, letter, strict]),
    );
    const engine = levels.map((level) => [
      level,
      verdictOf({ level }, false),
      verdictOf({ level, byTheLetter: true }, false),
      verdictOf({ level, byTheLetter: true }, true),
    ]);
    expect(table.sort()).toEqual(engine.sort());
  });

  it('grades severity as the engine does', () => {
    const table = tableOf(text, 'How a finding is graded', 'severity').flatMap(([names = '', verdict]) =>
      names.split(', ').map((severity) => [severity, verdict]),
    );
    const engine = severities.map((severity) => [severity, verdictOf({ severity }, false)]);
    expect(table.sort()).toEqual(engine.sort());
  });
});

function verdictOf(finding: Omit<InvariantMeta['findings'][string], 'message'>, strict: boolean): string {
  const meta: InvariantMeta = {
    id: 'commands/example',
    title: 'An example',
    why: 'An example',
    axis: finding.severity === undefined ? 'conformance' : 'security',
    requirements: ['none'],
    findings: { broken: { message: 'It is broken', ...finding } },
    remedy: { any: 'Mend it' },
  };
  const rows: RequirementTable = {};
  return grade({ kind: 'violation', finding: 'broken', args: {} }, meta, rows, strict).verdict;
}

describe('docs/authoring.md', () => {
  it('shows a scenario and its proof as they are', () => {
    const shown = [...read('docs/authoring.md').matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code);
    const files = ['suites/commands/mail-before-hello.ts', 'test/proof/commands/mail-before-hello.proof.ts'];
    expect(shown).toEqual(files.map(read));
  });
});

describe('docs/dependencies.md', () => {
  it('gives a reason for every dependency, and for no other', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const text = read('docs/dependencies.md');
    const namesIn = (heading: string) =>
      tableOf(text, heading, 'package')
        .map(([name = '']) => name.replaceAll('`', ''))
        .sort();
    expect(namesIn('What a user installs')).toEqual(Object.keys(dependencies).sort());
    expect(namesIn('What we work with')).toEqual(Object.keys(devDependencies).sort());
  });
});

describe('README.md', () => {
  it('counts right', () => {
    const { scenarios, invariants, requirements } = catalogue;
    const rfcs = new Set(Object.values(requirements).map(({ rfc }) => rfc));
    const text = read('README.md');
    expect(text).toContain(`${scenarios.length} scenarios and ${invariants.length} invariants`);
    expect(text).toContain(`${Object.keys(requirements).length} requirements of ${rfcs.size} RFCs`);
  });

  it('tells every exit code', async () => {
    const { exitCodes } = await import('../../runner/cli/exit-codes.js');
    const told = tableOf(read('README.md'), 'Exit codes', 'code').map(([code]) => Number(code));
    expect(told).toEqual(Object.values(exitCodes).sort((a, b) => a - b));
  });
});
