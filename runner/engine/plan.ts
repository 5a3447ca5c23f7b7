import { allowsImpact, type Verdict } from '../result/index.js';
import type { AnyScenario, ScenarioMeta } from '../scenario/index.js';
import type { Target } from '../target/index.js';
import type { Catalogue } from './catalogue.js';
import type { ResolvedOptions } from './options.js';
import type { Preflight } from './preflight.js';

/** One scenario, or one variant of it, on one target; `instead` is its verdict when it is not to be played. */
export interface Planned {
  readonly scenario: AnyScenario;
  readonly variant: string | undefined;
  readonly instead:
    | {
        readonly verdict: Verdict & ('skipped' | 'not-applicable' | 'inconclusive');
        readonly message: string;
      }
    | undefined;
}

/** What a plan is made for. */
export interface Place {
  readonly target: Target;
  readonly preflight: Preflight;
  readonly options: ResolvedOptions;
  /** This is the service of the run that may be tried with a wrong password for the login given by the user. */
  readonly mayFailLogin: boolean;
}

/** What runs there, in the catalogue's order. */
export function plan(catalogue: Catalogue, place: Place): Planned[] {
  return catalogue.scenarios
    .filter(({ meta }) => meta.services.includes(place.target.service))
    .flatMap((scenario) => {
      const instead = whyNot(scenario, place);
      const variants =
        scenario.meta.variants === undefined ? [undefined] : Object.keys(scenario.meta.variants);
      return variants.map((variant) => ({ scenario, variant, instead }));
    });
}

function whyNot({ meta }: AnyScenario, place: Place): Planned['instead'] {
  const { target, preflight, options } = place;
  const tooMuch = overLimits(meta, options);
  if (tooMuch !== undefined) return skipped(tooMuch);
  const { opening = ['ready'], mail, wrongPassword } = meta.needs ?? {};
  const { tls, capability = [] } = meta.needs ?? {};
  const isWelcome = opening.includes(preflight.opening) || (tls && preflight.opening === 'no-handshake');
  if (!isWelcome) return preflight.noSession ?? opensAsUsual;
  const notGiven = notToldOf(meta, options);
  if (notGiven !== undefined) return skipped(notGiven);
  const encrypts = target.service === 'submissions' || preflight.facts.plain.includes('STARTTLS');
  if (tls && preflight.noHello === undefined && !encrypts)
    return { verdict: 'not-applicable', message: 'the server does not offer STARTTLS' };
  const visible = target.service === 'submissions' ? preflight.facts.tls : preflight.facts.plain;
  if (
    (capability.length > 0 || (tls && target.service !== 'submissions')) &&
    preflight.noHello !== undefined
  ) {
    return { verdict: 'inconclusive', message: `what the server offers is not known: ${preflight.noHello}` };
  }
  const missing = capability.find((keyword) => !visible.includes(keyword));
  if (missing !== undefined)
    return { verdict: 'not-applicable', message: `the server does not offer ${missing}` };
  if (mail && preflight.noMail !== undefined) return preflight.noMail;
  return wrongPassword && !place.mayFailLogin ? skipped(askedElsewhere) : undefined;
}

/** Why the options alone leave it out, whatever the server is; undefined where they do not. */
export function whyNotAsked(meta: ScenarioMeta, options: ResolvedOptions): string | undefined {
  return overLimits(meta, options) ?? notToldOf(meta, options);
}

function overLimits({ impact, connections = 1 }: ScenarioMeta, options: ResolvedOptions): string | undefined {
  if (!allowsImpact(options.allow, impact)) return `needs --allow ${impact}`;
  if (connections <= options.connections) return undefined;
  return `needs ${connections} connections at once, --connections allows ${options.connections}`;
}

function notToldOf({ needs }: ScenarioMeta, options: ResolvedOptions): string | undefined {
  if (needs?.recipient && options.recipient === undefined) return 'needs --recipient, as mail is sent to it';
  if (needs?.canary && options.canary === undefined)
    return 'needs --canary, as what goes out is seen there alone';
  return needs?.localDomain && options.domain === undefined ? 'needs --domain' : undefined;
}

function skipped(message: string): NonNullable<Planned['instead']> {
  return { verdict: 'skipped', message };
}

const opensAsUsual = {
  verdict: 'not-applicable',
  message: 'the server greets us as one that takes mail',
} as const;

const askedElsewhere =
  'asked of another service in this run: wrong passwords lock accounts, so the login is tried with one at one service alone';
