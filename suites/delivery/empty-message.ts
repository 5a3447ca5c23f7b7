import { defineScenario } from '../shared/define.js';
import { openData } from '../shared/transaction.js';

/** The end of an empty message comes as soon as any other; what is late is told apart by counting, so this only saves time. */
const waitMs = 5_000;

export const emptyMessage = defineScenario({
  meta: {
    id: 'delivery/empty-message',
    title: 'A dot in the first line ends the data, as the line end of DATA stands before it',
    why: 'A server that waits on here hangs until a timeout, and takes what the client says next for a message.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.4-04'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    needs: { mail: true, recipient: true },
    findings: {
      notEnded: {
        message:
          'A dot right behind DATA did not end the data: what came next was read as a message, which drew {reply}',
      },
    },
    remedy: {
      any: 'Begin the search for CRLF . CRLF with the CRLF of the DATA line. Refusing the message is fine.',
    },
  },
  async run({ session, violation, pass, inconclusive }) {
    const open = await session('recipient');
    await openData(open);
    // No mark of ours can be in it: a message with a header section would not be empty.
    open.send('.\r\n');
    const end = await open.reply('end of data', waitMs);
    if (end.is(2, 4, 5)) return pass(`an empty message drew ${end}`);
    if (end.kind !== 'timed-out') return inconclusive(`an empty message drew ${end}`);
    // Late or never: a server that saw the end answers three times, one that reads on but once.
    const late = await open.endData('NOOP\r\n');
    const count = 1 + (await open.remaining()).length;
    if (late.is(2, 4, 5) && count === 2) return violation('notEnded', { reply: late });
    if (late.is(2, 4, 5) && count >= 4) return pass(`an empty message drew ${late}, late`);
    return inconclusive(`an empty message drew nothing in ${waitMs / 1000} s, then ${late}`);
  },
});
