import { describe, expect, test } from 'vitest';
import { catalogue } from '../../suites/index.js';
import { smtpspec } from './smtpspec.js';

describe('smtpspec list', () => {
  test('has a line for each scenario and invariant', async () => {
    const { code, stdout } = await smtpspec(['list']);
    const ids = stdout.match(/^ {2}\S+/gm)?.map((id) => id.trim()) ?? [];
    expect(ids.sort()).toEqual(
      [...catalogue.scenarios, ...catalogue.invariants].map(({ meta }) => meta.id).sort(),
    );
    expect(code).toBe(0);
  });

  test('--json is the catalogue, --only and --skip choose', async () => {
    const all = JSON.parse((await smtpspec(['list', '--json'])).stdout);
    expect(all.scenarios.map(({ id }: { id: string }) => id)).toEqual(
      catalogue.scenarios.map(({ meta }) => meta.id),
    );
    expect(all.requirements).toEqual(catalogue.requirements);
    const some = await smtpspec([
      'list',
      '--only',
      'commands/noop',
      '--only',
      'commands/help',
      '--skip',
      'commands/help',
      '--json',
    ]);
    expect(JSON.parse(some.stdout).scenarios).toMatchObject([{ id: 'commands/noop', variants: {} }]);
  });
});

describe('smtpspec explain', () => {
  test.each([...catalogue.scenarios, ...catalogue.invariants].slice(0, 3).map(({ meta }) => meta))(
    '$id',
    async (meta) => {
      const { code, stdout } = await smtpspec(['explain', meta.id]);
      const flat = stdout.replace(/\s+/g, ' ');
      const told = [
        meta.title,
        meta.why,
        ...meta.requirements,
        ...Object.keys(meta.findings),
        ...Object.values(meta.remedy),
      ];
      for (const part of told) expect(flat).toContain(part);
      expect(code).toBe(0);
    },
  );

  test('a requirement, with who cites it', async () => {
    const { code, stdout } = await smtpspec(['explain', '5321-4.1.1.9-01']);
    expect(stdout).toContain('RFC 5321 section 4.1.1.9');
    expect(stdout).toMatch(/^ {2}commands\/noop /m);
    expect(code).toBe(0);
  });

  test('a by-the-letter finding tells both verdicts', async () => {
    const { stdout } = await smtpspec(['explain', 'commands/vrfy']);
    expect(stdout).toContain('warn, fail with --strict (MUST)');
  });
});
