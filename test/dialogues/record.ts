import { grade } from '../../runner/engine/verdict.js';
import type { CheckReport, Report, Service, TargetReport } from '../../runner/result/index.js';
import type { Dialogue, FaultyDialogue, Recorded } from '../../suites/dialogues/index.js';
import { auditReference, type Case } from '../proof/support.js';
import { excerptOf, momentOf } from './excerpt.js';
import type { Declared } from './proofs.js';
import { settled } from './settle.js';

/** Each finding has a dialogue where there are no more than these; else the gravest alone. */
const few = 3;

/** A session of a run: the how-manieth of its scenario. */
interface Place {
  readonly scenario: string;
  readonly nth: number;
}

/** Plays cases of a proof, and takes down what was said: where it is broken, and on the strict server in the same place. */
export async function record(one: Declared): Promise<Recorded> {
  const faulty: FaultyDialogue[] = [];
  let place: Place | undefined;
  for (const finding of recordedFindings(one)) {
    const violating = one.proof.violating.find((it) => it.finding === finding);
    if (violating === undefined) throw new Error(`${one.meta.id}: no case is ${finding}`);
    const seen = await play(one, violating, (check) => check.finding === finding);
    place ??= seen.place;
    faulty.push({ finding, faults: faultsOf(one, violating), ...seen.dialogue });
  }
  const [conforming = {}] = one.proof.conforming;
  const [first] = faulty;
  const like = { ...conforming, services: alike(conforming, first) };
  const { dialogue } = await play(one, like, ({ verdict }) => verdict === 'pass', first?.variant, place);
  return { strict: dialogue, faulty: faulty.map((it) => withoutSame(it, dialogue)) };
}

export function faultsOf({ proof }: Declared, { faults = [] }: Case): string[] {
  return [...(proof.reference?.faults ?? []), ...faults];
}

export function recordedFindings(one: Declared): string[] {
  const all = Object.keys(one.meta.findings);
  if (all.length <= few) return all;
  return all
    .filter((finding) => verdictOf(one, finding) === 'fail')
    .concat(all)
    .slice(0, 1);
}

/** How a finding is graded unless the run is strict. */
export function verdictOf({ meta, catalogue }: Declared, finding: string): string {
  const names = (meta.findings[finding]?.message ?? '').matchAll(/\{([^}]+)\}/g);
  const args = Object.fromEntries([...names].map(([, name]) => [name, '']));
  return grade({ kind: 'violation', finding, args }, meta, catalogue.requirements, false).verdict;
}

/** Where the strict server is looked at: in the same place if the case is about that too. */
function alike({ services = [] }: Case, first: Dialogue | undefined): readonly Service[] {
  const wanted = first?.service as Service;
  return services.length === 0 || services.includes(wanted) ? [wanted] : services;
}

async function play(
  { meta, catalogue, proof }: Declared,
  { variants, ...rest }: Case,
  isIt: (check: CheckReport) => boolean,
  variant?: string,
  place?: Place,
): Promise<{ dialogue: Dialogue; place: Place | undefined }> {
  const where: readonly Service[] = rest.services ?? meta.services ?? ['smtp'];
  const service = where.includes('smtp') ? 'smtp' : where[0];
  const given = { ...rest, services: service === undefined ? where : [service] };
  const report = await auditReference(catalogue, given, proof.reference, proof.options);
  const [target] = report.targets;
  const checks = (target?.checks ?? []).filter(
    (check) => check.id === meta.id && isIt(check) && (variants?.includes(check.variant ?? '') ?? true),
  );
  const check = checks.find((it) => it.variant === variant) ?? checks[0];
  if (target === undefined || check === undefined) throw new Error(`${meta.id}: ${toldBy(report, meta.id)}`);
  const shown = meta.services === undefined ? (place ?? placeOf(check, target)) : undefined;
  return { dialogue: dialogueOf(check, target, report, shown), place: shown };
}

/** Where an invariant was broken first. */
function placeOf(check: CheckReport, { transcripts }: TargetReport): Place | undefined {
  const shown = transcripts.find(({ id }) => id === check.transcripts[0]);
  if (shown === undefined) return undefined;
  const { scenario } = shown;
  return { scenario, nth: transcripts.filter((it) => it.scenario === scenario).indexOf(shown) };
}

function dialogueOf(
  check: CheckReport,
  target: TargetReport,
  report: Report,
  place: Place | undefined,
): Dialogue {
  const { verdict, message, variant } = check;
  const settle = settled(report);
  const session =
    place && target.transcripts.filter(({ scenario }) => scenario === place.scenario)[place.nth];
  const lines = session === undefined ? excerptOf(check, target) : momentOf(session, message);
  return {
    verdict,
    message: settle(message),
    service: target.service,
    ...(variant === undefined ? {} : { variant }),
    lines: lines.map(settle),
  };
}

/** Facts of a survey that are as on the strict server are left out. */
function withoutSame<T extends Dialogue>(faulty: T, strict: Dialogue): T {
  if (!faulty.lines.every((line) => line.startsWith('-- '))) return faulty;
  const other = faulty.lines.filter((line) => !strict.lines.includes(line));
  if (other.length === faulty.lines.length) return faulty;
  const rest = other.length === 0 ? 'what the survey found is' : '… the rest is';
  return { ...faulty, lines: [...other, `-- ${rest} as on the strict server`] };
}

function toldBy({ targets }: Report, id: string): string {
  const checks = targets.flatMap((target) => target.checks).filter((check) => check.id === id);
  return checks.map(({ verdict, finding = '', message }) => `${verdict} ${finding} ${message}`).join('; ');
}
