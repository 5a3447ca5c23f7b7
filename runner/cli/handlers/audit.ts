import type { AuditArguments } from '../commands/audit.js';
import { deliver } from '../deliver.js';
import { planGate } from '../gate.js';
import { planOutputs } from '../outputs.js';
import { runAudit } from '../run-audit.js';
import { auditOptions, settingsOf } from '../settings.js';
import { withCanary } from '../with-canary.js';

export async function audit(args: AuditArguments): Promise<void> {
  const settings = await settingsOf(args, args.target ?? []);
  const options = await auditOptions(settings);
  const gate = await planGate(settings);
  const outputs = await planOutputs(settings);
  const quiet = settings.quiet ?? false;
  const report = await withCanary(settings, (canary) =>
    runAudit({ ...options, ...(canary === undefined ? {} : { canary }) }, quiet),
  );
  await deliver(report, { ...settings, outputs, quiet, failOn: settings['fail-on'] ?? 'fail', gate });
}
