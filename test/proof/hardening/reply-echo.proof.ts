import { expect, it } from 'vitest';
import { replyEcho } from '../../../suites/hardening/reply-echo.js';
import { requirements } from '../../../suites/requirements/index.js';
import { auditReference, scenarioProof } from '../support.js';

scenarioProof(replyEcho, {
  conforming: [{}, { faults: ['bad-argument-553'] }, { faults: ['bare-lf-ends-command'] }],
  violating: [
    { finding: 'echoed', faults: ['command-echoed-raw'], variants: ['bare-lf'] },
    { finding: 'echoedCr', faults: ['command-echoed-raw'], variants: ['bare-cr'] },
    { finding: 'echoed', faults: ['envid-decoded-in-reply'], variants: ['envid'] },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['ehlo-no-extensions'], variants: ['envid'] },
    { verdict: 'inconclusive', faults: ['greets-then-silent'], timeoutMs: 300 },
  ],
});

it('names the command that came back, and no other', async () => {
  const catalogue = { scenarios: [replyEcho], invariants: [], requirements };
  const { targets } = await auditReference(catalogue, { faults: ['command-echoed-raw'], services: ['smtp'] });
  const [check] = targets.flatMap(({ checks }) => checks).filter(({ variant }) => variant === 'bare-cr');
  expect(check?.message).toMatch(/^EHLO smtpspec\[CR\]299 smtpspec-ehlo-\S+ made the server send/);
});
