import type { DemoArguments } from '../commands/demo.js';
import { deliver } from '../deliver.js';
import { noGate } from '../gate.js';
import { planOutputs } from '../outputs.js';
import { runAudit } from '../run-audit.js';
import { startServer } from '../start-server.js';

const login = { user: 'alice@reference.test', password: 'correct horse' };

export async function demo(args: DemoArguments): Promise<void> {
  const { fault = [], output = 'smtpspec-report', quiet = false } = args;
  const server = await startServer({ faults: fault, users: { [login.user]: login.password } });
  try {
    const outputs = await planOutputs({ output });
    const targets = Object.entries(server.addresses).map(
      ([service, { host, port }]) => `${service}://${host}:${port}`,
    );
    const report = await runAudit(
      {
        targets,
        domain: 'reference.test',
        recipient: 'alice@reference.test',
        credentials: login,
        ca: [server.ca],
        allow: 'deliver',
      },
      quiet,
    );
    await deliver(report, { ...args, outputs, quiet, failOn: 'fail', gate: noGate });
    if (!quiet) process.stdout.write(`\nReports: ${outputs.map(({ path }) => path).join(' and ')}\n`);
  } finally {
    await server.close();
  }
}
