import { type Report, services } from '../../runner/result/index.js';
import { catalogue } from '../../suites/index.js';
import { auditReference } from './support.js';

/** What one fault changes in a full audit: `scenario [variant]`, or `target`, to what it says now, by service where they differ. */
export type Changes = Readonly<Record<string, string>>;

/** Long enough for a loaded machine, short enough for servers that fall silent. */
const timeoutMs = 1_500;
const strict = auditReference(catalogue, { timeoutMs }).then(verdictsOf);

/** Audits the reference server with this fault alone, and tells what is not as on the strict server. */
export async function changesOf(fault: string): Promise<Changes> {
  const before = await strict;
  const after = verdictsOf(await auditReference(catalogue, { faults: [fault], timeoutMs }));
  const changes: Record<string, string> = {};
  for (const check of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const told = describeChange(before.get(check) ?? {}, after.get(check) ?? {});
    // A target that is not judged says so once, not for each of its checks.
    if (told !== '' && (check === 'target' || /[^;: ]/.test(told))) changes[check] = told;
  }
  return changes;
}

type ByService = { [service: string]: string };

/** `scenario [variant]` → service → verdict and finding; `target` → why it was not judged. */
function verdictsOf({ targets }: Report): Map<string, ByService> {
  const all = new Map<string, ByService>();
  const note = (check: string, service: string, text: string) => {
    all.set(check, { ...all.get(check), [service]: text });
  };
  for (const { service, problem, checks } of targets) {
    if (problem !== undefined) note('target', service, `not judged`);
    for (const { id, variant, verdict, finding } of checks) {
      note(variant === undefined ? id : `${id} [${variant}]`, service, [verdict, finding].filter(Boolean).join(' '));
    }
  }
  return all;
}

function describeChange(before: ByService, after: ByService): string {
  const changed = services.filter((service) => after[service] !== undefined && after[service] !== before[service]);
  const texts = new Set(changed.map((service) => after[service]));
  const concerned = services.filter((service) => before[service] !== undefined || after[service] !== undefined);
  if (texts.size === 1 && changed.length === concerned.length) return [...texts].join('');
  return changed.map((service) => `${service}: ${after[service]}`).join('; ');
}
