import { url as debuggerUrl } from 'node:inspector';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { exitCodes } from '../exit-codes.js';
import { sayOnStderr } from '../terminal.js';

/** Seconds for which code of a suite may keep everything else waiting. */
const limit = 10;
/** For the sessions that are open then to end with QUIT, and for the report of what was decided. */
const graceMs = 10_000;
const own = new URL('.', import.meta.url).href;

let watched = false;

/**
 * From here on a loop without an end in code that is not ours ends the run: with a line that names its place, what was decided until then, and the
 * code of an error. A body that waits without an end is no loop: the engine gives it up by itself.
 */
export function watchForLoops(): void {
  // Who debugs a suite stands still on purpose.
  if (watched || debuggerUrl() !== undefined) return;
  watched = true;
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  setInterval(() => Atomics.add(beats, 0, 1), 500).unref();
  const dog = new Worker(new URL('./watchdog.js', import.meta.url), { workerData: { beats, limit } });
  dog.once('message', (places: readonly string[]) => endRun(places));
  dog.unref();
}

function endRun(places: readonly string[]): void {
  const place = places.find((it) => it.startsWith('file:') && !it.startsWith(own));
  const where = place === undefined ? 'a suite' : pathOf(place);
  sayOnStderr(
    `smtpspec: ${where} loops without an end: nothing else has run for ${limit} s, so the run ends here`,
  );
  process.on('exit', () => {
    process.exitCode = exitCodes.ownError;
  });
  // As Ctrl-C does. What waited to be run when the loop was cut is lost, and with it perhaps the way to a report.
  process.emit('SIGTERM', 'SIGTERM');
  setTimeout(() => process.exit(exitCodes.ownError), graceMs).unref();
}

function pathOf(place: string): string {
  const [, url = place, line = ''] = /^(.*)(:\d+)$/.exec(place) ?? [];
  return `${relative('', fileURLToPath(url))}${line}`;
}
