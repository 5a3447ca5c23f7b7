import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { withSuites } from '../../user-suites/index.js';
import type { NewSuiteArguments } from '../commands/new-suite.js';
import { catalogueWith } from '../suites/catalogue.js';
import { sampleFiles } from '../suites/sample.js';
import { systemReason, UsageError } from '../usage-error.js';

export async function newSuite({ folder }: NewSuiteArguments): Promise<void> {
  const name = basename(resolve(folder));
  await checkName(name);
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0) {
      throw new UsageError(`${folder} is not empty and is left as it is; name another folder`);
    }
    for (const [file, text] of Object.entries(sampleFiles(name))) {
      await writeFile(join(folder, file), text, { flag: 'wx' });
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${folder} cannot be written: ${systemReason(error)}`);
  }
  process.stdout.write(
    `${folder} holds a suite; prove it with: node --test ${folder}, use it with: smtpspec audit HOST --suite ${folder}\n`,
  );
  process.exitCode = 0;
}

/** The name of the folder has to be one that a suite can have. @throws UsageError */
async function checkName(name: string): Promise<void> {
  try {
    withSuites(await catalogueWith(undefined), [{ name, scenarios: [] }]);
  } catch (error) {
    throw new UsageError(`${(error as Error).message}; the folder gives the suite its name`);
  }
}
