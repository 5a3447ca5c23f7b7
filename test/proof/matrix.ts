import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Changes } from './every-fault.js';

/** Every fault and what it changed when the cross matrix was measured last. */
export function readMatrix(): Readonly<Record<string, Changes>> {
  const shards = ['dialogue', 'content', 'hardening', 'auth', 'tls'].map((shard) =>
    readFileSync(join(import.meta.dirname, `cross-matrix.${shard}.json`), 'utf8'),
  );
  return Object.assign({}, ...shards.map((text) => JSON.parse(text) as object));
}
