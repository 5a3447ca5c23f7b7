import type { Catalogue } from '../../runner/engine/index.js';
import { type Impact, type Report, type Service, services } from '../../runner/result/index.js';
import type { ScenarioMeta } from '../../runner/scenario/index.js';
import { catalogue } from '../../suites/index.js';
import { auditReference } from './support.js';

/** What one fault changes in a full audit: `scenario [variant]`, or `target`, to what it says now, by service where they differ. */
export type Changes = Readonly<Record<string, string>>;

/** What is asked of a server with one fault, and where. */
interface Part {
  readonly catalogue: Catalogue;
  readonly services: readonly Service[];
  readonly allow: Impact;
  /** Long enough for a loaded machine, short enough for servers that fall silent. */
  readonly timeoutMs: number;
}

const part = (asked: (meta: ScenarioMeta) => boolean, where: readonly Service[], allow: Impact): Part => ({
  catalogue: { ...catalogue, scenarios: catalogue.scenarios.filter(({ meta }) => asked(meta)) },
  services: where,
  allow,
  timeoutMs: allow === 'stress' ? 3_000 : 1_500,
});
const isStress = ({ impact }: ScenarioMeta): boolean => impact === 'stress';
const everywhere = part((meta) => !isStress(meta), services, 'deliver');
const onSmtp = part((meta) => !isStress(meta), ['smtp'], 'deliver');
/** What smtp does not stand for: scenarios of the submission services alone. */
const elsewhere = part((meta) => !meta.services.includes('smtp'), ['submission'], 'deliver');
const stressful = part(isStress, ['smtp'], 'stress');

/** Areas of faults that depend on the service, by TLS, AUTH or what a submission service wants. */
const byService = ['greeting', 'tls', 'auth', 'relay'];

/** For scenarios that idle, a minute is a tenth of a second, and the server waits ten of them. */
const hurried = { reference: { idleMs: 1_000 }, options: { minuteMs: 100 } };

/**
 * Audits the reference server with this fault alone, and tells what is not as on the strict server. A fault whose area does not depend
 * on the service is served alike on all three, so that smtp stands for them: its sessions cost no handshake.
 */
export async function changesOf(fault: string, area: string): Promise<Changes> {
  const parts = byService.includes(area) ? [everywhere, stressful] : [onSmtp, elsewhere, stressful];
  const found = await Promise.all(parts.map((it) => differences(it, fault)));
  const all = found.flatMap((changes) => Object.entries(changes));
  // Invariants are judged in every part; the first one, the widest, speaks for them.
  return Object.fromEntries(all.reverse().sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

const strict = new Map<Part, Promise<Report>>();

function audited(it: Part, faults: readonly string[]): Promise<Report> {
  const { services: where, allow, timeoutMs } = it;
  const { reference = {}, options = {} } = allow === 'stress' ? hurried : {};
  const given = { faults, services: where, allow, timeoutMs };
  return auditReference(it.catalogue, given, reference, options);
}

async function differences(it: Part, fault: string): Promise<Changes> {
  const sound = strict.get(it) ?? audited(it, []);
  strict.set(it, sound);
  const before = verdictsOf(await sound);
  const after = verdictsOf(await audited(it, [fault]));
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
