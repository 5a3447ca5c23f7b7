import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TargetReport } from '../../runner/result/index.js';
import { root } from '../architecture/sources.js';

/** Whether this process may make network namespaces with a packet filter. */
export const namespaces = mayMakeThem();

function mayMakeThem(): boolean {
  try {
    execFileSync('unshare', ['-n', 'nft', 'list', 'ruleset'], { stdio: 'ignore' });
    return existsSync(join(root, 'dist/runner/index.js'));
  } catch {
    return false;
  }
}

/** What the built program tells in a network of its own, by the names that namespace.mjs gives. */
export async function inNamespace(): Promise<Record<string, TargetReport>> {
  const script = join(import.meta.dirname, 'namespace.mjs');
  const { stdout } = await promisify(execFile)('unshare', ['-n', process.execPath, script], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
