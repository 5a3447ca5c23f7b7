import type { AuditOptions, Catalogue } from '../../runner/engine/index.js';
import type { ReferenceOptions } from '../../runner/reference/index.js';
import { type Impact, type Report, type Service, services } from '../../runner/result/index.js';
import type { AnyScenario, ScenarioMeta } from '../../runner/scenario/index.js';
import { catalogue } from '../../suites/index.js';
import { auditReference } from './support.js';

/** What one fault changes in a full audit: `scenario [variant]`, or `target`, to what it says now, by service where they differ. */
export type Changes = Readonly<Record<string, string>>;

/** Areas of faults that are about forms: of addresses, of ends of data, of chunks. Elsewhere one form stands for its family. */
const aboutForms = [
  'relay',
  'relay-forms',
  'data',
  'smuggling',
  'chunking',
  'injection',
  'exposure',
  'limits',
];

/** What is asked of a server with one fault, and where. */
interface Part {
  readonly catalogue: Catalogue;
  readonly services: readonly Service[];
  readonly allow: Impact;
  /** Long enough for a loaded machine, short enough for servers that fall silent. */
  readonly timeoutMs: number;
  readonly reference: ReferenceOptions;
  readonly options: Partial<AuditOptions>;
}

/** Bounded waits are a fifth of what they are for a user: there is no network here. */
const brisk = { minuteMs: 12_000 };

const part = (asked: (meta: ScenarioMeta) => boolean, where: readonly Service[], allow: Impact): Part => ({
  catalogue: { ...catalogue, scenarios: catalogue.scenarios.filter(({ meta }) => asked(meta)) },
  services: where,
  allow,
  timeoutMs: allow === 'stress' ? 3_000 : 1_500,
  reference: {},
  options: brisk,
});
const isStress = ({ impact }: ScenarioMeta): boolean => impact === 'stress';
const isIdle = ({ idleMinutes }: ScenarioMeta): boolean => idleMinutes !== undefined;
/** It asks the survey of the TLS endpoint, and opens no session. */
const isSurvey = ({ connections }: ScenarioMeta): boolean => connections === 0;
const isUsual = (meta: ScenarioMeta): boolean => !isStress(meta) && !isSurvey(meta);
/** What is about the service and its users. */
const isAboutUsers = ({ id }: ScenarioMeta): boolean => /^(auth|submission|relay)\//.test(id);
const users = part((meta) => isUsual(meta) && isAboutUsers(meta), services, 'deliver');
const others = part((meta) => isUsual(meta) && !isAboutUsers(meta), ['smtp', 'submissions'], 'deliver');
const onSmtp = part(isUsual, ['smtp'], 'deliver');
/** What smtp does not stand for: scenarios of the submission services alone, where TLS costs no round trip of its own. */
const elsewhere = part(
  (meta) => isUsual(meta) && !meta.services.includes('smtp') && meta.services.includes('submissions'),
  ['submissions'],
  'deliver',
);
const on587 = part(
  (meta) => isUsual(meta) && meta.services.every((service) => service === 'submission'),
  ['submission'],
  'deliver',
);
/** Keys are made for some servers of another certificate, which can take a loaded machine seconds. */
const whileKeysAreMade = 5_000;
const patiently = [elsewhere, on587].map((it): Part => ({ ...it, timeoutMs: whileKeysAreMade }));
/** What LMTP has otherwise. */
const onLmtp: Part = {
  ...part(
    (meta) => meta.services.includes('lmtp') || meta.id.startsWith('lmtp/'),
    ['smtp', 'lmtp'],
    'deliver',
  ),
  reference: { ports: { lmtp: 0 } },
};
const stressful = part((meta) => isStress(meta) && !isIdle(meta) && !isSurvey(meta), ['smtp'], 'stress');
/** What the certificates of the reference server name is on loopback. */
const endpoint: Part = { ...part(isSurvey, services, 'stress'), options: { allowNetwork: true } };
/** What looks at TLS in sessions of its own. */
const handshakes: Part = {
  ...part((meta) => isUsual(meta) && meta.id.startsWith('tls/'), services, 'deliver'),
  timeoutMs: whileKeysAreMade,
};
/** A minute is a fifth of a second, and the server waits fifteen of them, so that a machine that stalls is no early end. */
const idle: Part = {
  ...part(isIdle, ['smtp'], 'stress'),
  reference: { idleMs: 3_000 },
  options: { minuteMs: 200 },
};

/** Areas of faults that depend on the service, by TLS, AUTH or what a submission service wants. */
const byService = ['greeting', 'auth', 'auth-weakness', 'auth-credentials', 'relay', 'roles', 'submission'];
/** It lets one session in at a time: of the many of a submission service, who gets in is chance. */
const narrow = 'one-session-at-a-time';
/** Areas of faults that a ClientHello can meet; the others lie behind the handshake. */
const beforeHandshake = ['tls', 'endpoint', 'certificates', 'revocation'];

/**
 * Audits the reference server with this fault alone, and tells what is not as on the strict server. A fault whose area does not depend
 * on the service is served alike on all three, so that smtp stands for them: its sessions cost no handshake.
 */
export async function changesOf(fault: string, area: string): Promise<Changes> {
  const parts = [
    ...(beforeHandshake.includes(area) ? [handshakes, endpoint] : []),
    ...(area === 'submission' ? [endpoint] : []),
    ...placesOf(fault, area),
    stressful,
  ];
  const found = await Promise.all(parts.map((it) => differences(pared(it, area), fault)));
  // Invariants are judged in every part; the first one, the widest, speaks for them.
  return merged(...found);
}

/** What opens dozens of sessions, waits for silence or moves megabytes would be half of what the matrix takes: by scenario, the areas of faults that it may be about. */
const dear: Readonly<Record<string, readonly string[]>> = {
  'hardening/connection-limit': ['chunking', 'limits'],
  'hardening/bdat-length-overflow': ['chunking', 'limits'],
  'hardening/many-transactions': ['limits'],
  'delivery/message-over-size': ['data', 'message', 'limits'],
  'delivery/recipient-limit': ['data', 'message', 'limits'],
  'tls/starttls-injection': ['tls'],
};

const paredParts = new Map<Part, Map<string, Part>>();

/** The same part without what is dear, and with one variant of each family of forms, for faults of an area that is about neither. */
function pared(whole: Part, area: string): Part {
  const left = Object.keys(dear).filter((id) => dear[id]?.includes(area) !== true);
  const keepsForms = aboutForms.includes(area);
  // Areas that leave the same aside share a part, so that the strict server is asked once for them.
  const key = `${keepsForms} ${left.join(' ')}`;
  const known = paredParts.get(whole) ?? new Map<string, Part>();
  const asked = whole.catalogue.scenarios.filter(({ meta }) => !left.includes(meta.id));
  const scenarios = keepsForms ? asked : asked.map(oneForm);
  const part = known.get(key) ?? { ...whole, catalogue: { ...whole.catalogue, scenarios } };
  paredParts.set(whole, known.set(key, part));
  return part;
}

function oneForm(scenario: AnyScenario): AnyScenario {
  const { id, variants = {} } = scenario.meta;
  const [first] = Object.entries(variants);
  if (first === undefined || Object.keys(variants).length === 1 || !/^(relay|hardening)\//.test(id))
    return scenario;
  return { ...scenario, meta: { ...scenario.meta, variants: Object.fromEntries([first]) } };
}

function placesOf(fault: string, area: string): readonly Part[] {
  if (byService.includes(area)) return [users, others];
  if (area === 'lmtp') return [onLmtp];
  if (beforeHandshake.includes(area)) return [onSmtp, ...patiently];
  return fault === narrow ? [onSmtp] : [onSmtp, elsewhere, on587];
}

/** Sorted; what an earlier one says goes before what a later one says of the same check. */
export function merged(...parts: readonly Changes[]): Changes {
  const all = parts.flatMap((changes) => Object.entries(changes));
  return Object.fromEntries(all.reverse().sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** So many servers are waited with at a time. */
const sideBySide = 40;

/** The same for scenarios that idle: they only wait, so many faults are waited with side by side. */
export async function idleChangesOf(faults: readonly string[]): Promise<ReadonlyMap<string, Changes>> {
  const all = new Map<string, Changes>();
  for (let from = 0; from < faults.length; from += sideBySide) {
    const some = faults.slice(from, from + sideBySide);
    const found = await Promise.all(some.map((fault) => differences(idle, fault)));
    for (const [at, fault] of some.entries()) all.set(fault, found[at] ?? {});
  }
  return all;
}

const strict = new Map<Part, Promise<Report>>();

function audited(
  { catalogue: asked, reference, options, ...it }: Part,
  faults: readonly string[],
): Promise<Report> {
  return auditReference(asked, { ...it, faults }, reference, options);
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
