import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredMessage } from '../reference/index.js';
import { systemReason, UsageError } from './usage-error.js';

const everyMs = 100;

export interface MailFolder {
  /** Rejects with UsageError when a message cannot be written; never resolves. */
  readonly failed: Promise<never>;
  /** Writes what is left and ends. */
  stop(): Promise<void>;
}

/** Writes each message, as received, to a file of its own; names are ours, with nothing from the network in them. @throws UsageError */
export async function keepMessages(messages: readonly StoredMessage[], folder: string): Promise<MailFolder> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`--maildir ${folder} cannot be made: ${systemReason(error)}`);
  });
  const run = `${new Date().toISOString().replace(/[^\dT]/g, '')}-${process.pid}`;
  let written = 0;
  const writeNew = async (): Promise<void> => {
    for (const { body } of messages.slice(written)) {
      written += 1;
      const name = `${run}-${String(written).padStart(6, '0')}.eml`;
      await writeFile(join(folder, name), body, { flag: 'wx' }).catch((error: unknown) => {
        throw new UsageError(`--maildir ${folder} cannot be written: ${systemReason(error)}`);
      });
    }
  };
  // One write after the other, so that no message is taken twice.
  let last = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      last = last.then(writeNew);
      last.catch(reject);
    }, everyMs);
  });
  return {
    failed,
    async stop() {
      clearInterval(timer);
      await last.then(writeNew);
    },
  };
}
