import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemReason, UsageError } from './usage-error.js';

/** @param what  names the file in the message, for example `--ca anchors.pem`  @throws UsageError when it cannot be read */
export async function readText(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${what} cannot be read: ${systemReason(error)}`);
  }
}

/** Finds out that the file can be written, without touching it. @throws UsageError */
export async function checkWritable(path: string, what: string): Promise<void> {
  try {
    const { place, kind } = await destination(path);
    if (kind === 'directory') throw new UsageError(`${what} cannot be written: is a directory`);
    if (kind !== 'nothing') await access(place, constants.W_OK);
    if (kind === 'device') return;
    const trial = beside(place);
    await writeFile(trial, '', { flag: 'wx' });
    await rm(trial);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${what} cannot be written: ${systemReason(error)}`);
  }
}

/**
 * Replaces the file in one step, so that nobody ever reads half of it; a device or pipe is written to as it is.
 * @param text  whole, or in parts, each of which is made when the one before it is written
 */
export async function writeWhole(path: string, text: string | Iterable<string>): Promise<void> {
  const { place, kind } = await destination(path);
  if (kind === 'device') return writeFile(place, text);
  const unfinished = beside(place);
  try {
    await writeFile(unfinished, text, { flag: 'wx' });
    await rename(unfinished, place);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

type Kind = 'nothing' | 'file' | 'directory' | 'device';

/** A symbolic link stays one: what it points to is replaced. */
async function destination(path: string): Promise<{ place: string; kind: Kind }> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return { place: path, kind: 'nothing' };
  if (found.isDirectory()) return { place: path, kind: 'directory' };
  if (!found.isFile()) return { place: path, kind: 'device' };
  return { place: await realpath(path), kind: 'file' };
}

function beside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
}
