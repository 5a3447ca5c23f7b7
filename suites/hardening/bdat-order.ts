import type { Answer, Session } from '../../runner/net/index.js';
import { chunkOf, commandsInChunk, restOf } from '../shared/chunks.js';
import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';

export const bdatOrder = defineScenario({
  meta: {
    id: 'hardening/bdat-order',
    title: 'Between the first chunk and the last, and behind the last one, only what belongs there is taken',
    why: 'A server that mixes up the ways to send a message loses part of it, or puts it into the next one.',
    axis: 'conformance',
    requirements: ['3030-2-08', '3030-2-09', '3030-2-11', '3030-2-12'],
    weaknesses: ['CWE-372'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 2,
    needs: { mail: true, recipient: true, capability: ['CHUNKING'] },
    variants: { 'behind-last': 'last', data: 'data', rset: 'rset' },
    findings: {
      behindLast: { message: 'A chunk behind the last one drew {reply}' },
      behindLastExecuted: {
        message: 'A chunk behind the last one drew {reply}, and then {count} commands in it were answered',
        breaks: ['3030-2-09'],
      },
      behindLastCode: {
        message: 'A chunk behind the last one was refused with {reply}; 503 is the code',
        level: 'derived',
      },
      data: { message: 'DATA behind a chunk drew {reply}', breaks: ['3030-2-12'] },
      dataCode: {
        message: 'DATA behind a chunk was refused with {reply}; 503 is the code',
        breaks: ['3030-2-12'],
        level: 'derived',
      },
      kept: {
        message:
          'A chunk was sent, then RSET; in the next transaction DATA drew {reply}, as if the chunk were there still',
        breaks: ['3030-2-11'],
      },
    },
    remedy: {
      any: 'Answer 503 to DATA behind a chunk and to a chunk behind the last one; forget all chunks at RSET.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const open = await session('recipient');
    const header = probeHeader(probe, `order of chunks, ${variant}`);
    if (variant === 'last') {
      const message = `${header}text\r\n`;
      open.send(`BDAT ${message.length} LAST\r\n${message}`);
      const end = await open.reply('BDAT');
      if (!end.is(250)) {
        await restOf(open);
        return inconclusive(`BDAT LAST drew ${end}`);
      }
      open.send(chunkOf(commandsInChunk));
      const reply = await open.reply('BDAT');
      const { answered, wentOn } = await restOf(open);
      if (reply.is(2)) return violation('behindLast', { reply });
      if (!reply.is(5)) return inconclusive(`a chunk behind the last one drew ${reply}`);
      if (answered >= 2) return violation('behindLastExecuted', { reply, count: answered });
      if (!wentOn) return inconclusive(`a chunk behind the last one drew ${reply}, then the session ended`);
      return reply.is(503) ? pass(`it drew ${reply}`) : violation('behindLastCode', { reply });
    }
    open.send(chunkOf(header));
    const chunk = await open.reply('BDAT');
    if (!chunk.is(250)) {
      await restOf(open);
      return inconclusive(`BDAT drew ${chunk}`);
    }
    if (variant === 'data') {
      const reply = await open.command('DATA');
      if (reply.is(354)) await open.close();
      else await open.command('RSET');
      if (reply.is(503)) return pass(`DATA drew ${reply}`);
      if (reply.is(2, 3)) return violation('data', { reply });
      return reply.is(5) ? violation('dataCode', { reply }) : inconclusive(`DATA drew ${reply}`);
    }
    const rset = await open.command('RSET');
    if (!rset.is(250)) return inconclusive(`RSET drew ${rset}`);
    const reply = await dataOfNext(open, probe);
    if (reply.is(354)) return pass(`after RSET the next transaction began with no chunk: DATA drew ${reply}`);
    if (!reply.is(5)) return inconclusive(`after RSET DATA drew ${reply}`);
    await open.quit();
    // Whoever refuses a second transaction, or any DATA, has not kept the chunk.
    const again = await session('recipient');
    await again.command('RSET');
    const control = await dataOfNext(again, probe);
    return control.is(354)
      ? violation('kept', { reply })
      : inconclusive(`DATA drew ${control} with no chunk too`);
  },
});

/** MAIL, RCPT and DATA; a session that a 354 has opened for mail data is closed, as no message is to be sent. */
async function dataOfNext(
  open: Session,
  { sender, recipient }: { readonly sender: string; readonly recipient: string },
): Promise<Answer> {
  await open.command(`MAIL FROM:<${sender}>`);
  await open.command(`RCPT TO:<${recipient}>`);
  const data = await open.command('DATA');
  if (data.is(354)) await open.close();
  return data;
}
