import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const required = process.env.SMTPSPEC_KIT === 'required';

/** Whether a program that this machine need not have is there; a test of its own says so where SMTPSPEC_KIT=required asks for it. */
export function hasTool(name: string): boolean {
  const found = spawnSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', name]).status === 0;
  it.skipIf(!required)(`${name} is there, as SMTPSPEC_KIT=required asks`, () => expect(found).toBe(true));
  return found;
}
