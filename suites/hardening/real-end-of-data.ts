import { defineScenario } from '../shared/define.js';
import { nameOf } from '../shared/false-ends.js';
import { probeHeader } from '../shared/message.js';
import { openData } from '../shared/transaction.js';

/** Text with the real end in it, in parts that are sent apart. */
const ends = {
  'cr-in-front': ['text\r\r\n.\r\n'],
  'nul-in-front': ['text\0\r\n.\r\n'],
  'nul-behind': ['text\r\n.\r\n\0NOOP\r\n'],
  apart: ['text', '\r', '\n', '.', '\r', '\n'],
} as const;

export const realEndOfData = defineScenario({
  meta: {
    id: 'hardening/real-end-of-data',
    title: 'CRLF . CRLF ends the mail data, whatever stands beside it and however it is split over reads',
    why: 'A server that overlooks an end which the sender means takes what comes next, another message perhaps, for text of the first.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.4-04'],
    weaknesses: ['CWE-444'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 3,
    needs: { mail: true, recipient: true },
    judges421: true,
    variants: ends,
    findings: {
      notEnded: {
        message:
          '{end} did not end the mail data: nothing came within {seconds} s, and to another CRLF . CRLF {reply}',
        breaks: ['5321-4.1.1.4-04'],
      },
    },
    remedy: {
      any: 'Look for CRLF . CRLF in the stream of octets, not in single reads or in lines that were changed before.',
    },
  },
  async run({ session, probe, seconds, variant: parts, violation, pass, inconclusive }) {
    const open = await session('recipient');
    await openData(open);
    const legal = parts.length > 1;
    if (!legal) open.allowReset();
    const [first, ...rest] = parts;
    await open.sendApart([`${probeHeader(probe, 'real end')}${first}`, ...rest]);
    const waitMs = seconds(10);
    const reply = await open.reply('end of data', waitMs);
    if (reply.is(2, 5)) {
      await open.remaining();
      return pass(`it drew ${reply}`);
    }
    if (reply.kind !== 'timed-out') return inconclusive(`it drew ${reply}`);
    const again = await open.endData('text\r\n');
    const left = await open.remaining();
    // One more than these two where the first end was seen, if late.
    if (!again.is(2, 4, 5) || left.length !== 1 || !left[0]?.is(221))
      return inconclusive(`nothing came in time; to another end of data ${again}`);
    return violation('notEnded', {
      end: parts.map(shown).join(' ').trim(),
      seconds: waitMs / 1000,
      reply: again,
    });
  },
});

const shown = (part: string): string => nameOf(part.replace(/text|NOOP\r\n/g, ''));
