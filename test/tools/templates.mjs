/** A scenario that compiles and says nothing yet. @param {string} id @param {string} value */
export function scenarioTemplate(id, value) {
  return `import { defineScenario } from '../shared/define.js';

export const ${value} = defineScenario({
  meta: {
    id: '${id}',
    title: 'REPLACE: what a sound server does, in one sentence',
    why: 'REPLACE: why it matters to whoever runs the server',
    // REPLACE: axis 'security' wants a severity and weaknesses: ['CWE-…'] too.
    axis: 'conformance',
    // REPLACE: the rows that it judges, the first one gives the level (smtpspec list --json shows them).
    requirements: ['5321-4.1.1.9-01'],
    services: ['smtp', 'submission', 'submissions'],
    // REPLACE: observe, probe, deliver or stress; needs and variants as docs/authoring.md tells.
    impact: 'probe',
    findings: {
      refused: { message: 'REPLACE: NOOP drew {reply}' },
    },
    remedy: { any: 'REPLACE: how to mend it' },
  },
  async run({ session, violation, pass, inconclusive }) {
    // REPLACE: one line per wire event; what is neither right nor wrong is inconclusive.
    const open = await session('hello');
    const reply = await open.command('NOOP');
    if (reply.is(250)) return pass(\`NOOP drew \${reply}\`);
    if (reply.is(5)) return violation('refused', { reply });
    return inconclusive(\`NOOP drew \${reply}\`);
  },
});
`;
}

/** The proof of that scenario. @param {string} id @param {string} value */
export function proofTemplate(id, value) {
  return `import { ${value} } from '../../../suites/${id}.js';
import { scenarioProof } from '../support.js';

// REPLACE: the faults; smtpspec serve --list-faults shows them, and every finding wants one.
scenarioProof(${value}, {
  conforming: [{}],
  violating: [{ finding: 'refused', faults: ['REPLACE'] }],
  undecided: [{ verdict: 'inconclusive', faults: ['REPLACE'] }],
});
`;
}

/** The list of a suite that has no scenario yet. @param {string} suite */
export function listTemplate(suite) {
  return `import type { AnyScenario } from '../../runner/scenario/index.js';

/** In the order of the report. */
export const ${suite}: readonly AnyScenario[] = [
];
`;
}
