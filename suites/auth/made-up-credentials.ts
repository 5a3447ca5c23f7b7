import { openForMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { base64, beginExchange, endExchange, madeUp, plain, respond } from '../shared/made-up-sasl.js';

interface Attempt {
  readonly mechanism: 'PLAIN' | 'LOGIN';
  /** In words. */
  readonly what: string;
  readonly responses: (login: string, password: string) => readonly string[];
}

const variants = {
  password: {
    mechanism: 'PLAIN',
    what: 'a made-up login and password',
    responses: (login, password) => [plain(login, password)],
  },
  'empty-password': {
    mechanism: 'PLAIN',
    what: 'a made-up login and an empty password',
    responses: (login) => [plain(login, '')],
  },
  empty: {
    mechanism: 'PLAIN',
    what: 'an empty login and an empty password',
    responses: () => [plain('', '')],
  },
  login: {
    mechanism: 'LOGIN',
    what: 'a made-up login and password',
    responses: (login, password) => [base64(login), base64(password)],
  },
} as const satisfies Record<string, Attempt>;

export const madeUpCredentials = defineScenario({
  meta: {
    id: 'auth/made-up-credentials',
    title: 'Nobody is let in with made-up or empty credentials',
    why: 'Whoever is let in sends mail under the name of the server, to anybody and without limit.',
    axis: 'security',
    severity: 'critical',
    requirements: ['4954-4-19'],
    weaknesses: ['CWE-287'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: { letIn: { message: 'AUTH {mechanism} with {what} was accepted: {reply}' } },
    variants,
    remedy: {
      any: 'Look every login and password up, refuse empty ones before anything else, and let no error of the look-up count as yes.',
    },
  },
  async run(context) {
    const { probe, variant, violation, pass, inconclusive, notApplicable } = context;
    const { mechanism, what, responses }: Attempt = variant;
    const { open, missing } = await openForMechanism(context, mechanism);
    if (missing !== undefined) return notApplicable(missing);
    const { login, password } = madeUp(probe);
    let reply = await beginExchange(open, mechanism);
    if (!reply.is(334)) return inconclusive(`AUTH ${mechanism} drew ${reply}`);
    for (const response of responses(login, password))
      if (reply.is(334)) reply = await respond(open, response);
    await endExchange(open, reply);
    if (reply.is(2)) return violation('letIn', { mechanism, what, reply });
    if (reply.is(5)) return pass(`${what} drew ${reply}`);
    return inconclusive(`${what} drew ${reply}`);
  },
});
