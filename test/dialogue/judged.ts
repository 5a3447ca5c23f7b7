import { unescapeOctets } from '../../runner/protocol/octets.js';
import type { ReferenceOptions } from '../../runner/reference/index.js';
import type { CheckReport, Report } from '../../runner/result/index.js';
import type { AnyScenario } from '../../runner/scenario/index.js';
import { requirements } from '../../suites/requirements/index.js';
import { auditReference, type Case } from '../proof/support.js';

/** The one check of a scenario that is asked of one service, and what the client sent in the session that shows it. */
export async function judged(
  scenario: AnyScenario,
  asked: Case = {},
  options: Parameters<typeof auditReference>[3] = {},
  reference: ReferenceOptions = {},
): Promise<CheckReport & { readonly sent: string; readonly log: string; readonly report: Report }> {
  const catalogue = { scenarios: [scenario], invariants: [], requirements };
  const report = await auditReference(catalogue, asked, reference, options);
  const [target, ...others] = report.targets.filter(({ checks }) => checks.length > 0);
  const [check, ...more] = target?.checks ?? [];
  if (target === undefined || check === undefined || others.length + more.length > 0)
    throw new Error(
      `not one check but ${report.targets.map(({ checks, problem }) => problem ?? checks.length)}`,
    );
  const events = check.transcripts.flatMap((id) => target.transcripts[id]?.events ?? []);
  const of = (from: string) =>
    events
      .filter((it) => it.from === from)
      .map(({ data }) => data)
      .join('');
  const log = events.map(({ from, data }) => `${from}: ${data}`).join('\n');
  return { ...check, sent: unescapeOctets(of('client')), log, report };
}
