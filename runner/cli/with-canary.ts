import { type CanarySource, listenForMail, remoteCanary } from '../canary/index.js';
import type { Settings } from './config-schema.js';
import { type Place, placeOf } from './place.js';
import { systemReason, UsageError } from './usage-error.js';

/** Opens a listener. @throws UsageError where the port or the address cannot be had */
export async function listening<T>(
  option: string,
  { host, port }: Place,
  open: () => Promise<T>,
): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw new UsageError(`--${option} ${host}:${port} cannot be opened: ${systemReason(error)}`);
  }
}

/** Runs a job with the canary that the settings name, which lasts as long as the job. @throws UsageError */
export async function withCanary<T>(
  { canary, 'canary-listen': listen, outside }: Settings,
  job: (canary: CanarySource | undefined) => Promise<T>,
): Promise<T> {
  const option = canary === undefined ? 'canary-listen' : 'canary';
  if (canary === undefined && listen === undefined) return job(undefined);
  if (canary !== undefined && listen !== undefined)
    throw new UsageError('--canary and --canary-listen exclude each other');
  if (outside === undefined)
    throw new UsageError(
      `--${option} needs --outside, an address on the domain whose mail comes to the canary (--outside any@canary.example.org)`,
    );
  if (canary !== undefined) {
    const { host, port } = placeOf('canary', canary);
    return job(remoteCanary(`${host.includes(':') ? `[${host}]` : host}:${port}`));
  }
  const place = placeOf('canary-listen', listen ?? '');
  const listener = await listening('canary-listen', place, () => listenForMail(place));
  try {
    return await job(listener);
  } finally {
    await listener.close();
  }
}
