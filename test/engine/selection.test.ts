import { describe, expect, it } from 'vitest';
import { audit, BadSelection, select } from '../../runner/engine/index.js';
import { verbs } from '../../runner/scenario/index.js';
import { catalogueOf, invariant, scenario } from './catalogues.js';

const body = async () => verbs.pass();
const catalogue = catalogueOf(
  [
    scenario('commands/noop', body),
    scenario('commands/quit', body, { requirements: ['should', 'may'] }),
    scenario('relay/percent-hack', body, { services: ['submission'] }),
  ],
  [invariant('replies/one-code', () => verbs.pass(), { requirements: ['grammar'] })],
);

function chosen(only: readonly string[], skip: readonly string[] = []): string[] {
  const { scenarios, invariants } = select(catalogue, only, skip);
  return [...scenarios, ...invariants].map(({ meta }) => meta.id);
}

describe('select', () => {
  it.each<[only: string[], skip: string[], ids: string[]]>([
    [[], [], ['commands/noop', 'commands/quit', 'relay/percent-hack', 'replies/one-code']],
    [['commands/quit'], [], ['commands/quit']],
    [['commands'], [], ['commands/noop', 'commands/quit']],
    [['may'], [], ['commands/quit']],
    [['grammar'], [], ['replies/one-code']],
    [['*/*o*'], [], ['commands/noop', 'replies/one-code']],
    [['{relay,replies}/*'], [], ['relay/percent-hack', 'replies/one-code']],
    [['replies', 'commands/noop'], [], ['commands/noop', 'replies/one-code']],
    [[], ['commands'], ['relay/percent-hack', 'replies/one-code']],
    [['commands'], ['*/noop'], ['commands/quit']],
  ])('--only %j --skip %j', (only, skip, ids) => expect(chosen(only, skip)).toEqual(ids));

  it.each<[only: string[], skip: string[], message: RegExp]>([
    [['comands/noop'], [], /--only comands\/noop matches no .*did you mean commands\/noop\?/],
    [['command'], [], /did you mean commands\?/],
    [[], ['percent-hack'], /--skip percent-hack .*did you mean relay\/percent-hack\?/],
    [['zzzz'], [], /^--only zzzz matches no scenario, suite or requirement \(/],
    [[''], [], /--only is empty/],
    [['x'], [], /--only x matches no/],
    [['commands'], ['commands'], /nothing is left/],
  ])('--only %j --skip %j is refused', (only, skip, message) => {
    expect(() => chosen(only, skip)).toThrow(BadSelection);
    expect(() => chosen(only, skip)).toThrow(message);
  });
});

describe('audit', () => {
  it('refuses a selection that no target can be asked, before anything is sent', async () => {
    const options = { targets: ['smtp://127.0.0.1:1'], only: ['relay'] };
    await expect(audit(catalogue, options)).rejects.toThrow(BadSelection);
  });
});
