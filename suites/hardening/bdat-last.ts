import type { Answer, Session } from '../../runner/net/index.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';
import { restOf } from '../shared/chunks.js';
import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';

type Climb = (rung: Rung) => Promise<Session>;

/** What may not stand behind the length. */
const strange = ['FOO', '7', 'LAST LAST'] as const;

export const bdatLast = defineScenario({
  meta: {
    id: 'hardening/bdat-last',
    title:
      'A chunk is the last one where LAST stands behind its length, in any case of letters; nothing else may stand there',
    why: 'Where sender and receiver disagree on which chunk is the last, a message is lost, or joined to the next one.',
    axis: 'conformance',
    requirements: ['3030-2-02', '3030-2-07'],
    weaknesses: ['CWE-1286'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 2,
    needs: { mail: true, recipient: true, capability: ['CHUNKING'] },
    variants: { 'lower-case': 'case', empty: 'empty', 'other-words': 'words' },
    findings: {
      // The grammar is written in ABNF, where quoted words have no case.
      caseSensitive: {
        message: 'BDAT with "last" drew {reply}, with "LAST" {control}',
        level: 'expectation',
      },
      // The permission is the client's, and who refuses what it may send takes it back.
      emptyRefused: {
        message: 'BDAT 0 LAST behind a chunk drew {reply}; one chunk with LAST drew {control}',
        breaks: ['3030-2-07'],
        level: 'expectation',
      },
      // No sentence asks for a refusal, and no client sends such a line.
      strangeTaken: { message: 'A chunk was taken in with this behind its length: {words}', level: 'MAY' },
    },
    remedy: {
      any: 'Compare LAST with no regard to case, take an empty last chunk, and answer 501 to other words.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    if (variant === 'words') {
      const taken: string[] = [];
      for (const word of strange) {
        const open = await session('recipient');
        // Who cannot read the line cannot tell what its octets are.
        open.allowReset();
        const reply = await sendChunk(open, probeHeader(probe, 'a word behind the length'), ` ${word}`);
        // The rest may be read as commands; a message is left open by nobody who takes RSET.
        await open.remaining('RSET\r\n');
        await open.close();
        if (reply.is(2)) taken.push(word);
        else if (!reply.is(5)) return inconclusive(`BDAT with ${word} behind the length drew ${reply}`);
      }
      if (taken.length > 0) return violation('strangeTaken', { words: taken.join(', ') });
      return pass(`each was refused: ${strange.join(', ')}`);
    }
    const open = await session('recipient');
    const message = `${probeHeader(probe, `last chunk, ${variant}`)}text\r\n`;
    if (variant === 'case') {
      const reply = await sendChunk(open, message, ' last');
      const { wentOn } = await restOf(open);
      if (reply.is(250) && wentOn) return pass(`"last" drew ${reply}`);
      if (!reply.is(5)) return inconclusive(`"last" drew ${reply}`);
      const control = await wholeMessage(session, probe);
      if (!control.is(250)) return inconclusive(`"last" drew ${reply}, and "LAST" ${control}`);
      return violation('caseSensitive', { reply, control });
    }
    const first = await sendChunk(open, message, '');
    if (!first.is(250)) {
      await restOf(open);
      return inconclusive(`BDAT drew ${first}`);
    }
    const reply = await open.command('BDAT 0 LAST');
    if (reply.is(250)) return pass(`BDAT 0 LAST drew ${reply}`);
    await open.command('RSET');
    if (!reply.is(5)) return inconclusive(`BDAT 0 LAST drew ${reply}`);
    await open.quit();
    const control = await wholeMessage(session, probe);
    if (!control.is(250)) return inconclusive(`BDAT 0 LAST drew ${reply}, and a whole message ${control}`);
    return violation('emptyRefused', { reply, control });
  },
});

async function sendChunk(open: Session, octets: string, marker: string): Promise<Answer> {
  open.send(`BDAT ${octets.length}${marker}\r\n${octets}`);
  return open.reply('BDAT');
}

/** The control: a message in one chunk, as most clients send it. */
async function wholeMessage(session: Climb, probe: Probe): Promise<Answer> {
  const open = await session('recipient');
  const end = await sendChunk(open, `${probeHeader(probe, 'last chunk, control')}text\r\n`, ' LAST');
  await restOf(open);
  return end;
}
