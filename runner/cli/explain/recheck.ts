import type { FaultyDialogue } from '../../../suites/dialogues/index.js';
import type { InvariantMeta, ScenarioMeta } from '../../scenario/index.js';

/** The command that asks it again, of a server on a reserved name; an invariant needs the sessions of the others. */
export function recheckLine(meta: InvariantMeta & Partial<ScenarioMeta>): string {
  const { services, impact = 'probe', needs = {} } = meta;
  if (services === undefined) return 'smtpspec audit mail.example';
  const [only] = services;
  const host = services.length === 1 && only === 'lmtp' ? 'lmtp://mail.example' : 'mail.example';
  const isUsers = services.every((service) => service.startsWith('submission'));
  return [
    `smtpspec audit ${host} --only ${meta.id}`,
    ...(meta.id === 'tls/policy' ? ['--tls-policy mozilla-intermediate'] : []),
    ...(needs.localDomain ? ['--domain example.org'] : []),
    ...(needs.recipient ? ['--recipient postmaster@example.org'] : []),
    ...(needs.mail && isUsers ? ['--user alice --password-file FILE'] : []),
    ...(needs.canary ? ['--canary-listen 25 --outside anybody@canary.example'] : []),
    ...(impact === 'deliver' || impact === 'stress' ? [`--allow ${impact} --i-am-authorized`] : []),
  ].join(' ');
}

/** The command that starts the server which said it. */
export function serveLine({ faults, service }: FaultyDialogue): string {
  const lmtp = service === 'lmtp' ? ['--lmtp-port 2424'] : [];
  return ['smtpspec serve', ...lmtp, ...faults.map((fault) => `--fault ${fault}`)].join(' ');
}
