import type { Answer } from '../../runner/net/index.js';
import { chunkOf } from '../shared/chunks.js';
import { defineScenario } from '../shared/define.js';
import { leftUs, serverEnded } from '../shared/endings.js';
import { probeHeader } from '../shared/message.js';

/** What is left of a binary message behind a chunk that names too few octets; no line of it can be a command. */
const lines = ['\x00\x01\xff\xfe\x80', '\xc3\x28\x1b[2J', `${'\xf0'.repeat(300)}`];

export const bdatShortLength = defineScenario({
  meta: {
    id: 'hardening/bdat-short-length',
    title: 'Lines of any octets behind a chunk that is too short are refused one by one',
    why: 'A client that counts wrongly sends the rest of a binary message as commands; a server that stumbles over them stops serving others.',
    axis: 'conformance',
    requirements: ['3030-2-14'],
    weaknesses: ['CWE-20', 'CWE-248'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 2,
    needs: { mail: true, recipient: true, capability: ['CHUNKING'] },
    judges421: true,
    findings: {
      accepted: { message: 'A line of binary octets behind a chunk drew {reply}' },
      dropped: {
        message: 'On a line of binary octets behind a chunk the server left with no reply: {what}',
        // Section 7.8 of RFC 5321 lets a server that sees an attack defend itself.
        level: 'derived',
      },
    },
    remedy: { any: 'Read a command line as octets, and answer 500 to one that is none.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('recipient');
    open.allowReset();
    open.send(chunkOf(probeHeader(probe, 'chunk of too few octets')));
    const chunk = await open.reply('BDAT');
    if (!chunk.is(250)) {
      await open.command('RSET');
      return inconclusive(`BDAT drew ${chunk}`);
    }
    let reply: Answer | undefined;
    for (const line of lines) {
      open.send(`${line}\r\n`);
      reply = await open.reply();
      if (reply.is(421)) return pass(`it drew ${reply}`);
      if (reply.is(2, 3)) return violation('accepted', { reply });
      if (leftUs(reply)) {
        const control = await (await session('ready')).command('NOOP');
        if (!control.is(250)) return inconclusive(`the server left: ${reply}; then NOOP drew ${control}`);
        return violation('dropped', { what: reply });
      }
      if (!reply.is(4, 5)) return inconclusive(`a line of binary octets drew ${reply}`);
    }
    const rset = await open.command('RSET');
    if (rset.is(250)) return pass(`each line was refused, the last with ${reply?.code}, and RSET drew 250`);
    if (serverEnded(rset)) return inconclusive('the session ended behind the lines');
    return inconclusive(`behind the lines RSET drew ${rset}`);
  },
});
