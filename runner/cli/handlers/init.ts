import { writeFile } from 'node:fs/promises';
import type { InitArguments } from '../commands/init.js';
import { configTemplate } from '../config-template.js';
import { systemReason, UsageError } from '../usage-error.js';

export async function init({ file = 'smtpspec.yaml' }: InitArguments): Promise<void> {
  try {
    await writeFile(file, configTemplate(), { flag: 'wx' });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new UsageError(
      exists
        ? `${file} exists and is left as it is; name another file`
        : `${file} cannot be written: ${systemReason(error)}`,
    );
  }
  process.stdout.write(
    `${file} is written; name your servers in it, then: smtpspec audit --config ${file}\n`,
  );
  process.exitCode = 0;
}
