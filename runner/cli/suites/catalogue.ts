import { catalogue } from '../../../suites/index.js';
import type { Catalogue } from '../../engine/index.js';
import type { LoadedSuites } from './load.js';

/** What --suite names, loaded; ours alone without it. @throws UsageError */
export async function suitesAt(paths: readonly string[] = []): Promise<LoadedSuites> {
  if (paths.length === 0) return { suites: [], catalogue };
  // Most runs have no suite of their own, and need nothing of what checks one.
  return (await import('./load.js')).loadSuites(paths);
}

/** Our catalogue with the suites at these paths. @throws UsageError */
export async function catalogueWith(paths: readonly string[] | undefined): Promise<Catalogue> {
  return (await suitesAt(paths)).catalogue;
}
