import { exitCodes } from './exit-codes.js';
import { sayOnStderr } from './terminal.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Runs a job with a signal that the first SIGINT or SIGTERM aborts; the second one ends the process at once. */
export async function interruptible<T>(
  job: (signal: AbortSignal) => Promise<T>,
  onFirst = 'smtpspec: ending the open sessions; once more ends at once',
): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.killed);
    controller.abort();
    if (onFirst !== '') sayOnStderr(onFirst);
  };
  for (const signal of signals) process.on(signal, stop);
  try {
    return await job(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
