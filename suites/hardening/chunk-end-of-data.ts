import type { Answer, Session } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { commandsBehind } from '../shared/end-of-data.js';
import { falseEnds } from '../shared/false-ends.js';
import { probeHeader } from '../shared/message.js';
import { type HandOver, hasBareLineEnd, seenAtCanary } from '../shared/passed-on.js';

const { 'bare-lf': lf, 'bare-cr': cr } = falseEnds;

/** What is no end in a chunk, whose octets are counted. */
const forms = {
  'crlf-dot-crlf': ['\r\n.\r\n'],
  'line-ends': [lf['lf-dot-crlf'], lf['lf-dot-lf'], cr['cr-dot-crlf'], cr['cr-dot-cr']],
} as const;

export const chunkEndOfData = defineScenario({
  meta: {
    id: 'hardening/chunk-end-of-data',
    title: 'Nothing in a chunk of BDAT ends it or the message, and no bare CR or LF in it is passed on',
    why: 'The octets of a chunk are counted; a server that looks for a dot in them runs the rest as commands.',
    axis: 'conformance',
    requirements: ['3030-2-05', '3030-2-15', '5321-2.3.8-05'],
    weaknesses: ['CWE-444'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 3,
    needs: { mail: true, recipient: true, capability: ['CHUNKING'] },
    judges421: true,
    variants: forms,
    findings: {
      endedChunk: {
        message:
          'A dot in a chunk ended it, and what stood behind was run as commands: {count} replies came where 2 are due',
        breaks: ['3030-2-05'],
        // The clause tells what is done and has no keyword; a server that departs from it runs text of a message as commands.
        level: 'MUST',
      },
      passedOn: {
        message: 'A bare CR or LF in a chunk was taken as content and sent on: {evidence}',
        breaks: ['5321-2.3.8-05', '3030-2-15'],
      },
    },
    remedy: { any: 'Take exactly as many octets as BDAT names for data, and look for no end in them.' },
  },
  async run(context) {
    const { session, once, probe, variant, violation, pass, inconclusive } = context;
    const header = probeHeader(probe, 'chunk');
    const seen = await countReplies(await session('recipient'), header + variant.map(behindText).join(''));
    if (typeof seen === 'string') return inconclusive(seen);
    if (seen.count >= fooled) {
      // A server that takes no chunk at all has another fault.
      const plain = await once('chunk: control', async () =>
        countReplies(await session('recipient'), `${header}text\r\n${commandsBehind}`),
      );
      if (typeof plain !== 'string' && plain.count === due)
        return violation('endedChunk', { count: seen.count });
      return inconclusive(`${seen.count} replies came, and a chunk with no dot in it drew too many as well`);
    }
    if (seen.count !== due || !seen.last?.is(221))
      return inconclusive(`BDAT drew ${seen.end}, and ${seen.count} replies came, which tells nothing`);
    const evidence = `the chunk drew one reply (${seen.end}), then QUIT its 221`;
    if (!seen.end.is(2) || !variant.some(hasBareLineEnd)) return pass(evidence);
    for (const form of variant) {
      const { came = '', evidence: there } = await seenAtCanary(context, variant, form, byBdat);
      if (hasBareLineEnd(came)) return violation('passedOn', { evidence: there });
      if (form === variant.at(-1)) return pass(`${evidence}; ${there}`);
    }
    return pass(evidence);
  },
});

/** Replies to the chunk and to QUIT; with two commands behind a false end two more at least. */
const due = 2;
const fooled = 4;

const behindText = (form: string): string => `text${form}${commandsBehind}`;

async function countReplies(
  open: Session,
  chunk: string,
): Promise<{ end: Answer; count: number; last: Answer | undefined } | string> {
  const end = await sendChunk(open, chunk);
  if (!end.is(2, 4, 5)) return `BDAT drew ${end}`;
  const rest = await open.remaining();
  await open.quit();
  return { end, count: 1 + rest.length, last: rest.at(-1) };
}

function sendChunk(open: Session, chunk: string): Promise<Answer> {
  open.send(`BDAT ${chunk.length} LAST\r\n${chunk}`);
  return open.reply('BDAT');
}

const byBdat: HandOver = { verb: 'BDAT', give: sendChunk };
