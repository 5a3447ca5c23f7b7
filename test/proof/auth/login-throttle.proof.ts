import { expect, it } from 'vitest';
import { loginThrottle } from '../../../suites/auth/login-throttle.js';
import { requirements } from '../../../suites/requirements/index.js';
import { auditReference, scenarioProof } from '../support.js';

const allow = 'stress';

scenarioProof(loginThrottle, {
  options: { timeoutMs: 20_000 },
  conforming: [
    { allow },
    { allow, faults: ['auth-failure-closes'] },
    { allow, faults: ['auth-refusal-454-later'] },
    { allow, faults: ['auth-refusals-uncounted', 'auth-refusal-slower'] },
  ],
  violating: [{ finding: 'unlimited', allow, faults: ['auth-refusals-uncounted'] }],
  undecided: [
    { verdict: 'inconclusive', allow, faults: ['auth-refusal-454'] },
    { verdict: 'inconclusive', allow, faults: ['auth-accepts-anything'] },
    { verdict: 'not-applicable', allow, faults: ['auth-without-plain'] },
  ],
});

it('auth/login-throttle tries three passwords, and tells that as a fact, where stress is not allowed', async () => {
  const catalogue = { scenarios: [loginThrottle], invariants: [], requirements };
  const { targets } = await auditReference(catalogue, { services: ['submissions'], allow: 'probe' });
  const [check] = targets.flatMap(({ checks }) => checks);
  expect(check).toMatchObject({ verdict: 'info', message: expect.stringMatching(/^3 wrong passwords/) });
  expect(check?.finding).toBeUndefined();
  const said = targets.flatMap(({ transcripts }) => transcripts.flatMap(({ events }) => events));
  expect(said.filter(({ from, data }) => from === 'client' && data.startsWith('AUTH PLAIN'))).toHaveLength(
    // The login of the preflight is one of them.
    1 + 3,
  );
});
