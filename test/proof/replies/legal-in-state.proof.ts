import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ReplyParser } from '../../../runner/protocol/reply.js';
import { verbs } from '../../../runner/scenario/index.js';
import { dataBeforeRcpt } from '../../../suites/commands/data-before-rcpt.js';
import { rcptBeforeMail } from '../../../suites/commands/rcpt-before-mail.js';
import { stateTable } from '../../../suites/commands/state-table.js';
import { legalInState } from '../../../suites/replies/legal-in-state.js';
import { invariantProof } from '../support.js';
import { everyCommand } from './every-command.js';

invariantProof(
  legalInState,
  {
    conforming: [
      {},
      { faults: ['data-before-rcpt-354-then-554'] },
      { faults: ['nested-mail-restarts'] },
      { faults: ['nested-mail-accepted'] },
      { faults: ['mail-before-hello-accepted'] },
      { faults: ['error-limit-3'] },
      { faults: ['data-temporary-451'] },
      { faults: ['rcpt-temporary-450'] },
      { faults: ['submission-mail-554-at-rcpt'] },
      { faults: ['relay-554'] },
      { faults: ['noop-argument-501'] },
      { faults: ['helo-second-refused-503'] },
    ],
    violating: [
      { finding: 'rcptServed', faults: ['rcpt-before-mail-accepted'] },
      { finding: 'rcptServed', faults: ['rset-does-nothing'] },
      { finding: 'acceptedForNobody', faults: ['data-before-rcpt-accepted'] },
      { finding: 'rsetCode', faults: ['reply-code-unlisted'] },
      { finding: 'noopCode', faults: ['noop-252'] },
      { finding: 'helloWanted', faults: ['rset-requires-hello'] },
      { finding: 'helloWanted', faults: ['noop-requires-hello'] },
      { finding: 'quitCode', faults: ['quit-250'] },
      { finding: 'helloOutOfOrder', faults: ['ehlo-second-refused-503'] },
      { finding: 'madeUpVerbServed', faults: ['unknown-verb-250'] },
      { finding: 'moreInput', faults: ['noop-354'] },
      { finding: 'outOfOrder', faults: ['mail-without-effect'] },
      { finding: 'dataOutOfOrder', faults: ['rcpt-without-effect'] },
      { finding: 'badArgument', faults: ['data-in-order-501'] },
      { finding: 'dataSuccess', faults: ['data-command-250'] },
      { finding: 'unsupported', faults: ['helo-refused-502'] },
      { finding: 'unsupported', faults: ['data-command-502'] },
      { finding: 'unsupported', faults: ['rset-500'] },
      { finding: 'unsupported', faults: ['noop-refused-500'] },
      { finding: 'rcptUnsupported', faults: ['rcpt-refused-502'] },
      {
        finding: 'authenticatedTwice',
        faults: ['auth-second-accepted'],
        services: ['submission', 'submissions'],
      },
      {
        finding: 'authenticatedInside',
        faults: ['auth-in-transaction-accepted'],
        services: ['submission', 'submissions'],
      },
    ],
    undecided: [{ verdict: 'not-applicable', faults: ['silent'], timeoutMs: 300 }],
  },
  [everyCommand, rcptBeforeMail, dataBeforeRcpt, stateTable],
);

it('has a finding for every row by which the model can forbid a reply', () => {
  const rules = readFileSync('runner/protocol/model/rules.ts', 'utf8');
  const rows = new Set(rules.match(/\d{4}-[\d.]+-\d\d(?=')/g));
  expect(rows.size).toBeGreaterThan(10);
  const [reply] = new ReplyParser().push(Buffer.from('503 x\r\n'));
  if (reply === undefined) throw new Error('no reply');
  for (const row of rows) {
    const ruling = {
      to: 'NOOP' as const,
      code: 503,
      wellFormed: true,
      listed: false,
      state: 'somewhere',
      forbidden: { row, because: 'so' },
    };
    const exchange = {
      to: 'NOOP',
      reply,
      ruling,
      unasked: false,
      cut: false,
      afterQuit: false,
      enhancedOffered: false,
      asked: '',
    };
    const outcome = legalInState.judge(exchange, verbs);
    expect(outcome, row).toMatchObject({ kind: 'violation' });
    if (outcome?.kind === 'violation') {
      expect(Object.keys(legalInState.meta.findings), row).toContain(outcome.finding);
    }
  }
});
