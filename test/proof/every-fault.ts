import { type Report, services } from '../../runner/result/index.js';
import { catalogue } from '../../suites/index.js';
import { auditReference } from './support.js';

/** What one fault changes in a full audit: `scenario [variant]`, or `target`, to what it says now, by service where they differ. */
export type Changes = Readonly<Record<string, string>>;

/** Long enough for a loaded machine, short enough for servers that fall silent. */
const timeoutMs = 1_500;

/** Audits the reference server with this fault alone, and tells what is not as on the strict server. */
export async function changesOf(fault: string, strict: Promise<Report>): Promise<Changes> {
  const before = verdictsOf(await strict);
  const after = verdictsOf(await auditReference(catalogue, { faults: [fault], timeoutMs }));
  const changes: Record<string, string> = {};
  for (const check of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const told = describeChange(before.get(check) ?? {}, after.get(check) ?? {});
    if (told !== '') changes[check] = told;
  }
  return changes;
}

type ByService = { readonly [service: string]: string };

/** `scenario [variant]` → service → verdict and finding; `target` → that it was not judged. */
function verdictsOf({ targets }: Report): Map<string, ByService> {
  const all = new Map<string, ByService>();
  const note = (check: string, service: string, text: string) => {
    all.set(check, { ...all.get(check), [service]: text });
  };
  for (const { service, problem, checks } of targets) {
    if (problem !== undefined) note('target', service, 'not judged');
    for (const { id, variant, verdict, finding } of checks) {
      const name = variant === undefined ? id : `${id} [${variant}]`;
      note(name, service, finding === undefined ? verdict : `${verdict} ${finding}`);
    }
  }
  return all;
}

/** What the services say that say something new; one text where all that are concerned agree. */
function describeChange(before: ByService, after: ByService): string {
  const changed = services.filter(
    (service) => after[service] !== undefined && after[service] !== before[service],
  );
  const concerned = services.filter(
    (service) => before[service] !== undefined || after[service] !== undefined,
  );
  const texts = new Set(changed.map((service) => after[service]));
  if (texts.size === 1 && changed.length === concerned.length) return [...texts].join('');
  return changed.map((service) => `${service}: ${after[service]}`).join('; ');
}
