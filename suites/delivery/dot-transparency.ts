import { defineScenario } from '../shared/define.js';
import { commandsBehind, countEnds } from '../shared/end-of-data.js';
import { probeHeader } from '../shared/message.js';

/**
 * Lines that are more than one dot: text that begins with a dot, as a client has to send it (RFC 5321 section 4.5.2), and text that a
 * server which trims blanks would take for a dot alone.
 */
const lines = ['..', '...', '..com', '.. ', '..\t', '..,', '.x', '. ', '.\t', ' .', '\t.'];

export const dotTransparency = defineScenario({
  meta: {
    id: 'delivery/dot-transparency',
    title: 'Only a line that holds one dot and nothing else ends the mail data',
    why: 'A message that is cut at such a line loses its rest, and the rest is read as commands.',
    axis: 'conformance',
    requirements: ['5321-4.5.2-02', '5321-3.3-19', '5321-4.1.1.4-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    needs: { mail: true, recipient: true },
    findings: {
      endedData: {
        message: 'The data ended at a line that holds more than one dot: {evidence}',
        breaks: ['5321-4.5.2-02', '5321-3.3-19', '5321-4.1.1.4-01'],
        // The clause is a procedure without a keyword; a server that departs from it cuts messages in two.
        level: 'MUST',
      },
    },
    remedy: {
      any: 'End mail data only at a line that holds one dot and nothing else; drop the first dot of other lines.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('recipient');
    const body = lines.map((line) => `${line}\r\n${commandsBehind}`).join('');
    const seen = await countEnds(open, `${probeHeader(probe, 'dot transparency')}${body}`);
    if (seen.ended === undefined) return inconclusive(seen.why);
    return seen.ended ? violation('endedData', { evidence: seen.evidence }) : pass(seen.evidence);
  },
});
