import type { Path } from './grammar.js';
import type { Session } from './session.js';

/** Tells the sender of a message that it could not be delivered (RFC 5321 section 6.1); the null sender is told nothing. */
export function bounceTo(sender: Path, recipient: Path, { site }: Session): void {
  if (sender.mailbox === '') return;
  const lines = [
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `From: MAILER-DAEMON@${site.hostname}`,
    `To: ${sender.mailbox}`,
    'Subject: Undeliverable mail',
    '',
    `There is no mailbox ${recipient.mailbox}.`,
    '',
  ];
  site.forward({ from: '', to: [sender.mailbox], body: Buffer.from(lines.join('\r\n'), 'latin1') });
}
