import type { Answer, Session } from '../../runner/net/index.js';
import { refusedChunk, resets } from '../shared/chunks.js';
import { defineScenario } from '../shared/define.js';

/** Six more than what so many bits hold: cut down to them it is 6, or, with a sign, less than nothing. */
const lengths: Readonly<Record<string, string>> = {
  '2^32 + 6': '4294967302',
  '2^64 + 6': '18446744073709551622',
  '2^31 + 6': '2147483654',
  '2^63 + 6': '9223372036854775814',
};
/** Each has six octets. */
const commands = 3;
/**
 * A sound server waits for gigabytes that never come; no fence can stand behind them. One that is not has all that it wants, and refuses as
 * fast as it refuses anything, which some servers delay on purpose, or a good deal slower.
 */
const leastSeconds = 2;
const timesRefusal = 5;

export const bdatLengthOverflow = defineScenario({
  meta: {
    id: 'hardening/bdat-length-overflow',
    title: 'The length of a chunk is not cut down to fewer bits',
    why: 'Where one server on the way reads a length in full and the next one a part of it, the rest of a message is run as commands.',
    axis: 'security',
    severity: 'low',
    requirements: ['3030-2-05', '3030-2-09'],
    weaknesses: ['CWE-190', 'CWE-444'],
    services: ['smtp'],
    // There is no recipient, so that nothing can become a message.
    impact: 'probe',
    needs: { capability: ['CHUNKING'] },
    connections: 4,
    findings: {
      cut: {
        message:
          'Of these lengths 6 octets were taken, and what came behind them was run as commands: {lengths}',
      },
      executed: {
        message:
          'BDAT {length} ({name}) drew {reply} at once, and the octets of its chunk were run as commands',
        breaks: ['3030-2-09'],
      },
    },
    remedy: {
      any: 'Keep the length in 64 bits, and refuse one that does not fit; end the session then, as nobody knows where the chunk ends.',
      exim: 'chunking_advertise_hosts = with nothing behind it takes CHUNKING out of the reply to EHLO.',
    },
  },
  async run({ session, seconds, probe, violation, pass, inconclusive }) {
    // Side by side, so that they wait together.
    const asked: { name: string; length: string; open: Session }[] = [];
    let refusalMs = 0;
    for (const [name, length] of Object.entries(lengths)) {
      const open = await session('secured');
      const refusal = await open.command(`RCPT TO:<${probe.recipient}>`);
      if (!refusal.is(5)) return inconclusive(`RCPT before MAIL drew ${refusal}`);
      refusalMs = Math.max(refusalMs, refusal.ms ?? 0);
      // Nobody has to bear a chunk that does not come.
      open.allowReset();
      open.send(`BDAT ${length}\r\n${resets(commands)}`);
      asked.push({ name, length, open });
    }
    const waitMs = seconds(leastSeconds) + timesRefusal * refusalMs;
    const seen = await Promise.all(asked.map(({ open }) => whatComes(open, waitMs)));
    // QUIT would be read as part of the chunk.
    for (const { open } of asked) await open.close();
    const cut: string[] = [];
    const executed: { name: string; length: string; reply: Answer }[] = [];
    const unclear: string[] = [];
    const found: string[] = [];
    for (const [at, { answers, last }] of seen.entries()) {
      const { name = '', length = '' } = asked[at] ?? {};
      const [reply] = answers;
      const answered = answers.filter((answer) => answer.is(250)).length;
      if (reply === undefined && last.kind !== 'timed-out')
        unclear.push(`BDAT ${length} drew ${last}, with no reply before it`);
      else if (reply !== undefined && !reply.is(4, 5)) unclear.push(`BDAT ${length} drew ${reply}`);
      else if (answered === commands - 1) cut.push(`${length} (${name})`);
      else if (reply !== undefined && answered >= commands) executed.push({ name, length, reply });
      else if (answered > 0) unclear.push(`BDAT ${length} drew ${answers.join(', then ')}`);
      else found.push(`${name} ${reply === undefined ? 'was waited for' : `drew ${reply.code}`}`);
    }
    if (cut.length > 0) return violation('cut', { lengths: cut.join(', ') });
    if (executed[0] !== undefined) {
      const { answered: usual } = await refusedChunk(await session('secured'));
      if (usual > 0)
        return inconclusive('the octets of a short chunk that is refused are run as commands too');
      return violation('executed', executed[0]);
    }
    return unclear[0] === undefined ? pass(found.join(', ')) : inconclusive(unclear[0]);
  },
});

/** The replies until none comes for so long, or the session ends; a few more than there are commands at most. */
async function whatComes(open: Session, waitMs: number): Promise<{ answers: Answer[]; last: Answer }> {
  const answers: Answer[] = [];
  for (;;) {
    const last = await open.reply(undefined, waitMs);
    if (last.kind !== 'reply') return { answers, last };
    answers.push(last);
    if (answers.length > commands + 1) return { answers, last };
  }
}
