import { expect, it } from 'vitest';
import { listFaults } from '../../runner/reference/index.js';
import { type Changes, changesOf, idleChangesOf, merged } from './every-fault.js';

/** What a check sees of these depends on which connection it gets, or on how many others have one. */
export const byChance: readonly string[] = [
  'starttls-sometimes',
  'session-limit-5-421',
  'session-limit-5-554',
  'session-limit-5-drops',
  'connects-16-to-18-421',
  'connects-16-to-18-drop',
  'connects-16-to-60-421',
  // Which segments a write becomes is for the system to say.
  'segment-ends-command',
];

/**
 * Every scenario and invariant × every single fault of these areas. What changes is held in a file beside this one, which
 * `npx vitest run test/proof -u` writes and a person reviews; cross-matrix.test.ts asks for a reason where it matters.
 */
export function crossMatrix(shard: string, areas: readonly string[]): void {
  it(`each fault of ${areas.join(', ')} changes what it changed before`, { timeout: 900_000 }, async () => {
    const matrix: Record<string, Changes> = {};
    const faults = listFaults().filter(({ area, name }) => areas.includes(area) && !byChance.includes(name));
    const idle = await idleChangesOf(faults.map(({ name }) => name));
    for (const { name, area } of faults) {
      matrix[name] = merged(await changesOf(name, area), idle.get(name) ?? {});
    }
    await expect(`${JSON.stringify(matrix, null, 2)}\n`).toMatchFileSnapshot(`./cross-matrix.${shard}.json`);
  });
}
