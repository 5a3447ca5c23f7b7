import type { Rung } from '../../runner/scenario/index.js';
import { chunkOf, commandsInChunk, refusedChunk, restOf } from '../shared/chunks.js';
import { defineScenario } from '../shared/define.js';

interface Place {
  readonly rung: Rung;
  /** A command that is refused, in front of the chunk. */
  readonly refused?: string;
}

const notAPath = 'smtpspec';
const places: Readonly<Record<string, Place>> = {
  'before-mail': { rung: 'secured' },
  'after-refused-mail': { rung: 'ready', refused: `MAIL FROM:<${notAPath}` },
  'after-refused-recipient': { rung: 'mail', refused: `RCPT TO:<${notAPath}` },
};

export const bdatRefusedChunk = defineScenario({
  meta: {
    id: 'hardening/bdat-refused-chunk',
    title: 'The octets of a chunk that is refused are read and thrown away, never run as commands',
    why: 'A sender that pipelines does not know of the refusal when it sends the message; run as commands, its text sends mail in the name of that sender.',
    axis: 'conformance',
    requirements: ['3030-2-09', '3030-2-10'],
    weaknesses: ['CWE-77', 'CWE-444'],
    services: ['smtp', 'submission', 'submissions'],
    // No chunk is the last one, so that no server can take any for a message.
    impact: 'probe',
    needs: { mail: true, capability: ['CHUNKING'] },
    variants: { ...places, pipelined: undefined },
    findings: {
      executed: {
        message: 'BDAT drew {reply}, and then {count} commands that stood in its chunk were answered',
      },
      executedBehind: {
        message:
          'Two chunks were sent behind a refused RCPT. BDAT drew {reply}, and {count} commands that stood in the second chunk were answered',
        breaks: ['3030-2-10'],
      },
    },
    remedy: {
      any: 'Read as many octets as BDAT names before it is refused, also behind another chunk that was.',
    },
  },
  async run({ session, probe, variant: place, violation, pass, inconclusive, notApplicable }) {
    if (place === undefined) {
      const open = await session('ready');
      if (!open.offers('PIPELINING')) return notApplicable('PIPELINING is not listed');
      // All in one segment, as a client sends it that has not heard of the refusal yet.
      const chunk = chunkOf(commandsInChunk);
      open.send(`MAIL FROM:<${probe.sender}>\r\nRCPT TO:<${notAPath}\r\n${chunk}${chunk}`);
      const mail = await open.reply('MAIL');
      const rcpt = await open.reply('RCPT');
      const first = await open.reply('BDAT');
      const second = await open.reply('BDAT');
      const { answered, wentOn } = await restOf(open);
      if (!mail.is(2) || !rcpt.is(5)) return inconclusive(`MAIL drew ${mail}, and RCPT ${rcpt}`);
      if (!first.is(4, 5)) return inconclusive(`BDAT drew ${first}`);
      if (second.is(250)) return violation('executed', { reply: first, count: answered + 1 });
      if (!second.is(4, 5)) return inconclusive(`the second BDAT drew ${second}`);
      if (answered >= 2) return violation('executedBehind', { reply: first, count: answered });
      if (!wentOn) return inconclusive(`BDAT drew ${first}, and then the session ended with no 221`);
      return pass(`the chunks drew ${first} and ${second}, and their octets were thrown away`);
    }
    const { rung, refused } = place;
    const open = await session(rung);
    if (refused !== undefined) {
      const answer = await open.command(refused);
      if (!answer.is(5)) return inconclusive(`${refused} drew ${answer}`);
    }
    const { refusal, answered, wentOn } = await refusedChunk(open);
    if (!refusal.is(4, 5)) return inconclusive(`BDAT drew ${refusal}`);
    if (answered >= 2) return violation('executed', { reply: refusal, count: answered });
    if (!wentOn) return inconclusive(`BDAT drew ${refusal}, and then the session ended with no 221`);
    return pass(`BDAT drew ${refusal}, and the octets of the chunk were thrown away`);
  },
});
