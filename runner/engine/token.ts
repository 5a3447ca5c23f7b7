import { createHash } from 'node:crypto';
import { type Target, targetUrl } from '../target/index.js';

/** The run id, a hyphen and ten hexadecimal digits, the same whenever the same check of the same run asks. */
export function tokenOf(
  runId: string,
  place: Target,
  id: string,
  variant: string | undefined,
  attempt: number,
  label: string,
): string {
  const words = [targetUrl(place), id, variant ?? '', attempt, label].join('\n');
  return `${runId}-${createHash('sha256').update(words).digest('hex').slice(0, 10)}`;
}
