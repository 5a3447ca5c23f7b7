import type { Probe } from '../../runner/scenario/index.js';

/**
 * Header section of a message of ours, blank line included, marked so that an admin can find and remove it.
 * @param subject  printable ASCII
 */
export function probeHeader({ sender, recipient, runId }: Probe, subject: string): string {
  return [
    `From: <${sender}>`,
    `To: <${recipient}>`,
    `Subject: smtpspec ${runId}: ${subject}`,
    `X-smtpspec-run: ${runId}`,
    '',
    '',
  ].join('\r\n');
}
