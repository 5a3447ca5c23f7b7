import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFaults } from '../../runner/reference/index.js';
import { byChance } from './cross-matrix.js';
import { readMatrix } from './matrix.js';
import { reviewed } from './reviewed.js';

const here = import.meta.dirname;
const matrix = readMatrix();

/** Whether the proof of a scenario or invariant names the fault. */
function names(check: string, fault: string): boolean {
  const proof = join(here, `${check.split(' ')[0]}.proof.ts`);
  return existsSync(proof) && readFileSync(proof, 'utf8').includes(`'${fault}'`);
}

function strangers(fault: string): string[] {
  return Object.entries(matrix[fault] ?? {})
    .filter(([check, says]) => /\b(fail|warn|info)\b/.test(says) && !names(check, fault))
    .map(([check, says]) => `${check}: ${says}`);
}

describe('the cross matrix', () => {
  it('knows every fault', () => {
    // Hostile servers have a matrix of their own.
    const all = listFaults().filter(({ area }) => area !== 'hostile');
    const asked = all.map(({ name }) => name).filter((name) => !byChance.includes(name));
    expect(Object.keys(matrix).sort()).toEqual(asked.sort());
  });

  it('holds no error of ours', () => {
    const said = Object.values(matrix).flatMap((changes) => Object.values(changes));
    expect(said.filter((says) => /\berror\b/.test(says))).toEqual([]);
  });

  it('has no finding under a fault that its proof does not name, but for the reviewed ones', () => {
    const unreviewed = Object.keys(matrix)
      .filter((fault) => reviewed[fault] === undefined)
      .flatMap((fault) => strangers(fault).map((says) => `${fault} → ${says}`));
    expect(unreviewed).toEqual([]);
  });

  it('has no review of what no longer happens', () => {
    expect(Object.keys(reviewed).filter((fault) => strangers(fault).length === 0)).toEqual([]);
  });
});
