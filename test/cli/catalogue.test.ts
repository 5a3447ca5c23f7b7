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
