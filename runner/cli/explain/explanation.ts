import { productName } from '../../../reports/shared/words.js';
import type { Recorded } from '../../../suites/dialogues/index.js';
import { referencesOf } from '../../engine/references.js';
import { grade } from '../../engine/verdict.js';
import type { ReferenceEntry, Verdict } from '../../result/index.js';
import type { InvariantMeta, RequirementTable, ScenarioMeta } from '../../scenario/index.js';
import { playedAs } from './played.js';
import { recheckLine } from './recheck.js';

export type Head = InvariantMeta & Partial<ScenarioMeta>;

export interface ExplainedFinding {
  readonly name: string;
  readonly verdict: Verdict;
  /** With --strict. */
  readonly strict: Verdict;
  /** `MUST`, `medium`, `SHOULD, by the letter`. */
  readonly scale: string;
  /** With the names of its values in braces. */
  readonly message: string;
}

/** All that there is to tell of a scenario or invariant; the terminal and the page are made from it. */
export interface Explanation {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Services, impact, needs and bounds, a line each. */
  readonly played: readonly string[];
  readonly variants: readonly string[];
  /** Rows of our tables, then weaknesses. */
  readonly references: readonly (ReferenceEntry & { readonly byTheLetter: boolean })[];
  readonly findings: readonly ExplainedFinding[];
  /** Undefined for what is not of this package, which nobody has recorded. */
  readonly recorded: Recorded | undefined;
  readonly remedies: readonly { readonly product: string; readonly text: string }[];
  /** A command that asks it again. */
  readonly recheck: string;
}

export function explanationOf(
  meta: Head,
  requirements: RequirementTable,
  recorded: Recorded | undefined,
): Explanation {
  return {
    id: meta.id,
    title: meta.title,
    why: meta.why,
    played: playedAs(meta),
    variants: Object.keys(meta.variants ?? {}),
    references: referencesOf(meta.requirements, meta.weaknesses ?? [], requirements).map((entry) => ({
      ...entry,
      byTheLetter: requirements[entry.requirement ?? '']?.byTheLetter === true,
    })),
    findings: Object.keys(meta.findings).map((name) => findingOf(name, meta, requirements)),
    recorded,
    remedies: Object.entries(meta.remedy).map(([product, text]) => ({ product: productName(product), text })),
    recheck: recorded === undefined ? `${recheckLine(meta)} --suite PATH` : recheckLine(meta),
  };
}

function findingOf(name: string, meta: Head, requirements: RequirementTable): ExplainedFinding {
  // The values of a message are known only on the wire; here each stands for itself.
  const names = (meta.findings[name]?.message ?? '').matchAll(/\{([^}]+)\}/g);
  const args = Object.fromEntries([...names].map(([whole, value]) => [value, whole]));
  const [usual, strict] = [false, true].map((full) =>
    grade({ kind: 'violation', finding: name, args }, meta, requirements, full),
  ) as [ReturnType<typeof grade>, ReturnType<typeof grade>];
  const scale = `${usual.severity ?? usual.level}${usual.byTheLetter ? ', by the letter' : ''}`;
  return { name, verdict: usual.verdict, strict: strict.verdict, scale, message: usual.message };
}
