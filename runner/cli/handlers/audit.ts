import type { AuditArguments } from '../commands/audit.js';
import type { Settings } from '../config-schema.js';
import { deliver } from '../deliver.js';
import { readEarlier } from '../earlier.js';
import { planGate } from '../gate.js';
import { planOutputs } from '../outputs.js';
import { runAudit } from '../run-audit.js';
import { auditOptions, settingsOf } from '../settings.js';
import { suitesAt } from '../suites/catalogue.js';
import { withCanary } from '../with-canary.js';
import { plan } from './plan.js';

/** Audits, or tells what an audit would send. */
export async function audit(args: AuditArguments): Promise<void> {
  const settings = await settingsOf(args, args.target ?? []);
  const { suites, catalogue } = await suitesAt(settings.suite);
  const options = { ...(await auditOptions(settings)), suites };
  const earlier = await readEarlier(settings.compare);
  const gate = await planGate(settings, catalogue);
  const outputs = await planOutputs(settings);
  if (args.plan === true) {
    return withCanary(ofThisProcess(settings), (canary) =>
      plan({ ...options, ...(canary === undefined ? {} : { canary }) }, { ...settings, outputs, catalogue }),
    );
  }
  const quiet = settings.quiet ?? false;
  const report = await withCanary(settings, (canary) =>
    runAudit({ ...options, ...(canary === undefined ? {} : { canary }) }, quiet),
  );
  await deliver(report, {
    ...settings,
    outputs,
    quiet,
    failOn: settings['fail-on'] ?? 'fail',
    gate,
    earlier,
  });
}

/** The same with a canary of this process in the place of any other: a plan asks nobody. */
function ofThisProcess(settings: Settings): Settings {
  const { canary, 'canary-listen': listen, ...rest } = settings;
  if ((canary === undefined) === (listen === undefined)) return settings;
  return { ...rest, 'canary-listen': '0' };
}
