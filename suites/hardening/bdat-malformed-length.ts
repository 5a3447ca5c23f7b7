import { resets, restOf } from '../shared/chunks.js';
import { defineScenario } from '../shared/define.js';

/** What a careless reader of numbers takes for 6; the second one is 6 in 32 bits. */
const lengths = ['+6', '-4294967290', '0x6', '6x', '6.5', '"6"'] as const;
const chunk = resets(1);

export const bdatMalformedLength = defineScenario({
  meta: {
    id: 'hardening/bdat-malformed-length',
    title: 'BDAT with a sign, a prefix or a letter in its length is refused as bad syntax',
    why: 'Two servers that make different numbers of one length disagree on where the message ends, and the rest of it can be run as commands.',
    axis: 'security',
    // No client in use writes such a length; the forms matter where somebody else chooses what a server on the way sends.
    severity: 'info',
    requirements: ['3030-2-02'],
    weaknesses: ['CWE-444', 'CWE-1286'],
    services: ['smtp', 'submission', 'submissions'],
    // There is no recipient, so that nothing can become a message.
    impact: 'probe',
    needs: { capability: ['CHUNKING'] },
    findings: {
      taken: { message: 'What is no length was taken for 6 octets: {lengths}' },
    },
    remedy: { any: 'Take digits alone for the length of a chunk, and answer 501 to anything else.' },
  },
  async run({ session, violation, pass, inconclusive }) {
    const together = await session('secured');
    // What stands behind a length that is none, no server has to bear.
    together.allowReset();
    const all = await together.remaining(lengths.map((length) => `BDAT ${length}\r\n${chunk}`).join(''));
    await together.close();
    const refusals = all.filter((answer) => answer.is(5)).length;
    if (refusals === lengths.length && all.length === 2 * lengths.length + 1)
      return pass(`all were refused: ${lengths.join(', ')}`);
    const taken: string[] = [];
    for (const length of lengths) {
      const open = await session('secured');
      open.allowReset();
      open.send(`BDAT ${length}\r\n${chunk}`);
      const reply = await open.reply();
      if (!reply.is(2, 4, 5)) return inconclusive(`BDAT ${length} drew ${reply}`);
      const { answered, wentOn } = await restOf(open);
      // Nobody answered the command in the chunk, and the session went on behind it.
      if (answered === 0 && wentOn) taken.push(length);
      else if (!reply.is(5)) return inconclusive(`BDAT ${length} drew ${reply}`);
    }
    if (taken.length === 0) return pass(`each was refused: ${lengths.join(', ')}`);
    const control = await session('secured');
    control.send(resets(2));
    // Where RSET is not always answered, nobody can tell whether it was in the chunk.
    const { answered } = await restOf(control);
    if (answered !== 2) return inconclusive(`RSET sent twice was answered with 250 ${answered} times`);
    return violation('taken', { lengths: taken.join(', ') });
  },
});
