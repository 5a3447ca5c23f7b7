import type { Probe } from '../../runner/scenario/index.js';

/**
 * Header section of a message of ours, blank line included: sound by RFC 5322, and marked so that an admin can find and remove it.
 * @param subject  printable ASCII
 */
export function probeHeader(probe: Probe, subject: string): string {
  return `${fieldsOf(probe, subject).join('\r\n')}\r\n\r\n`;
}

/** The same with faulty fields put in front, and without those that are named. @param lines  end with CRLF */
export function faultyHeader(
  probe: Probe,
  subject: string,
  lines: string,
  without: readonly string[],
): string {
  const left = fieldsOf(probe, subject).filter(
    (field) => !without.some((name) => field.startsWith(`${name}:`)),
  );
  return `${lines}${left.join('\r\n')}\r\n\r\n`;
}

function fieldsOf({ sender, recipient, runId }: Probe, subject: string): string[] {
  // A Message-ID that comes twice would make some mailboxes drop the second message.
  const mark = subject.replace(/[^A-Za-z0-9]+/g, '-');
  return [
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${runId}.${mark}@smtpspec.invalid>`,
    `From: <${sender}>`,
    `To: <${recipient}>`,
    `Subject: smtpspec ${runId}: ${subject}`,
    `X-smtpspec-run: ${runId}`,
  ];
}
