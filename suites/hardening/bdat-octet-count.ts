import { chunkOf, commandsInChunk, resets, restOf } from '../shared/chunks.js';
import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';

/** Behind the chunk; who reads more than it named swallows some of them. */
const fences = 8;

interface Chunk {
  readonly text: string;
  readonly zeros?: string;
}

export const bdatOctetCount = defineScenario({
  meta: {
    id: 'hardening/bdat-octet-count',
    title: 'A chunk has as many octets as BDAT names, whatever they are',
    why: 'A server that counts characters or line ends in place of octets runs the end of a message as commands, or swallows the commands behind it.',
    axis: 'security',
    severity: 'medium',
    requirements: ['3030-2-05'],
    weaknesses: ['CWE-135', 'CWE-444'],
    services: ['smtp', 'submission', 'submissions'],
    // The chunk is not the last one; but a server that counts wrongly may see the end of a message anywhere.
    impact: 'deliver',
    messages: 2,
    needs: { mail: true, recipient: true, capability: ['CHUNKING'] },
    variants: {
      'line-ends': { text: '\r\n'.repeat(6) },
      'eight-bit': { text: '\xc3\xa9'.repeat(9) },
      'bare-line-feeds': { text: '\n'.repeat(9) },
      // More digits than the number needs; some read it as octal then.
      'leading-zeros': { text: 'text', zeros: '000' },
    },
    findings: {
      fewer: {
        message:
          'Of a chunk of {octets} octets the end was run as commands: behind it {count} replies came where {due} were due',
        severity: 'high',
      },
      more: {
        message:
          'Behind a chunk of {octets} octets {count} commands were answered of {due}: it took in some of them',
      },
    },
    remedy: { any: 'Read the octets that BDAT names as octets, before anything is decoded or changed.' },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const { text, zeros = '' }: Chunk = variant;
    const open = await session('recipient');
    // Who reads less than it is told answers what stands at its end.
    const chunk = `${probeHeader(probe, 'octets of a chunk')}${text}\r\n${commandsInChunk}`;
    open.send(`${chunkOf(chunk, zeros)}${resets(fences)}`);
    const octets = chunk.length;
    const reply = await open.reply('BDAT');
    const { answered, count, wentOn } = await restOf(open);
    if (!reply.is(250)) return inconclusive(`BDAT drew ${reply}`);
    if (count === fences && answered === fences && wentOn)
      return pass(`${octets} octets were taken in, and each command behind them was answered`);
    // In a chunk of one letter there is nothing to count wrongly.
    const plain = await session('recipient');
    plain.send(`${chunkOf('x')}${resets(fences)}`);
    const taken = await plain.reply('BDAT');
    const control = await restOf(plain);
    if (!taken.is(250) || control.count !== fences || control.answered !== fences)
      return inconclusive(
        `behind a chunk of one octet ${control.answered} commands were answered of ${fences}`,
      );
    if (count > fences) return violation('fewer', { octets, count, due: fences });
    if (!wentOn || answered === 0) return inconclusive(`behind the chunk ${answered} commands were answered`);
    return violation('more', { octets, count: answered, due: fences });
  },
});
