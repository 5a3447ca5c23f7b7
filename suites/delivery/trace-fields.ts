import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';
import { faultyHeader } from '../shared/message.js';
import { judgeParts, tellRefused } from '../shared/message-parts.js';
import { deliver } from '../shared/transaction.js';

/** Trace fields out of form, fewer than any count that is taken for a loop. */
const malformed: Readonly<Record<string, string>> = {
  'no date': 'Received: from a.invalid by b.invalid with SMTP\r\n',
  'a date that is none': 'Received: from a.invalid by b.invalid; the day before yesterday\r\n',
  'unknown clauses':
    'Received: sent via carrier pigeon (grey) using RFC1149; Thu, 1 Jan 1970 00:00:00 +0000\r\n',
  'a Return-Path that is none': 'Return-Path: nobody in particular\r\n',
};
const unexpected: Readonly<Record<string, string>> = {
  'an empty field': 'Received:\r\n',
  'a field of 900 octets': `Received: from ${'x'.repeat(880)}\r\n`,
  '8-bit octets': 'Received: from caf\xe9 by b.invalid; Thu, 1 Jan 1970 00:00:00 +0000\r\n',
};
const parts = { ...malformed, ...unexpected };

export const traceFields = defineScenario({
  meta: {
    id: 'delivery/trace-fields',
    title: 'A message is not refused for the form of its trace fields',
    why: 'Trace fields of other systems look odd; neither sender nor recipient can mend them.',
    axis: 'conformance',
    requirements: ['5321-3.7.2-03', '5321-3.7.2-04'],
    // A submission server may look at the message more closely (RFC 6409 section 6.3).
    services: ['smtp'],
    impact: 'deliver',
    messages: 8,
    needs: { recipient: true },
    findings: {
      refused: {
        message: 'Messages were refused for a trace field, while a plain one is accepted: {refused}',
        breaks: ['5321-3.7.2-03'],
      },
      dropped: {
        message:
          'A trace field ended the session with no reply, while a plain message is accepted: {dropped}',
        breaks: ['5321-3.7.2-04'],
      },
    },
    remedy: { any: 'Leave Received and Return-Path fields of others unread, but for counting them.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const subject = 'trace fields';
    const taken = await judgeParts(session, probe, subject, Object.keys(parts), (names) => {
      const lines = names.map((name) => parts[name as keyof typeof parts] ?? '').join('');
      return deliver(session, probe, `${faultyHeader(probe, subject, lines, [])}text\r\n`);
    });
    if (taken.kind === 'undecided') return inconclusive(taken.why);
    if (taken.kind === 'accepted') return pass(`a message with odd trace fields drew ${taken.answer}`);
    const dropped = [...taken.refused].filter(([, answer]) => leftUs(answer));
    // 8-bit octets that were not negotiated, and long lines, may be refused wherever they stand; their form is no matter of trace.
    const refused = [...taken.refused].filter(([name, answer]) => name in malformed && !leftUs(answer));
    if (refused.length > 0) return violation('refused', { refused: tellRefused(new Map(refused)) });
    if (dropped.length > 0) return violation('dropped', { dropped: tellRefused(new Map(dropped)) });
    return inconclusive(`refused: ${tellRefused(taken.refused)}`);
  },
});
