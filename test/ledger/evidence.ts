import type { Catalogue } from '../../runner/engine/index.js';
import { rowsBrokenBy } from '../../runner/scenario/index.js';

/** Fault → `scenario [variant]` → verdict and finding, by service where they differ; as the cross matrix measures it. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** For each row, the faults under which something that cites it reports a finding that breaks it. */
export function evidenceOf({ scenarios, invariants }: Catalogue, matrix: Matrix): Map<string, Set<string>> {
  const heads = new Map([...scenarios, ...invariants].map(({ meta }) => [meta.id, meta]));
  const evidence = new Map<string, Set<string>>();
  for (const [fault, changes] of Object.entries(matrix)) {
    for (const [check, says] of Object.entries(changes)) {
      const meta = heads.get(check.split(' ')[0] ?? '');
      if (meta === undefined) continue;
      const findings = findingsIn(says).flatMap((name) => meta.findings[name] ?? []);
      const broken = findings.flatMap((finding) => rowsBrokenBy(finding, meta));
      for (const row of broken.filter((id) => meta.requirements.includes(id))) {
        evidence.set(row, (evidence.get(row) ?? new Set()).add(fault));
      }
    }
  }
  return evidence;
}

function findingsIn(says: string): string[] {
  return [...says.matchAll(/\b(?:fail|warn|info) (\w+)/g)].map(([, finding = '']) => finding);
}
