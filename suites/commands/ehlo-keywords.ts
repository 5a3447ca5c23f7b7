import { registeredKeywords, registryDate } from '../../runner/protocol/ehlo-keywords.js';
import { escapeOctets } from '../../runner/protocol/octets.js';
import { defineScenario } from '../shared/define.js';

export const ehloKeywords = defineScenario({
  meta: {
    id: 'commands/ehlo-keywords',
    title: 'EHLO offers registered extensions, and private ones under names that begin with X',
    why: 'A name that nobody registered may come to mean something else; a client that knows the other meaning then uses what is not there.',
    axis: 'conformance',
    requirements: ['5321-2.2.2-02', '5321-2.2.2-04', '5321-4.1.1.1-20', '5321-4.1.5-02'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: {
      unregistered: {
        message: `EHLO offers {keywords}, which no RFC until ${registryDate} defines and which does not begin with X`,
        // The registry is open: what came into it since then is not known to us.
        level: 'expectation',
        // Private extensions may be listed, under a name that says so.
        breaks: ['5321-2.2.2-02', '5321-2.2.2-04', '5321-4.1.1.1-20', '5321-4.1.5-02'],
      },
    },
    remedy: {
      any: 'Do not offer the extension, or offer it under a name that begins with X.',
      exim: 'pipelining_connect_advertise_hosts = and prdr_enable = false take PIPECONNECT and PRDR out of the reply.',
    },
  },
  async run({ session, violation, pass }) {
    const open = await session('secured');
    // What is no keyword at all is the matter of ehlo-reply-form.
    const keywords = (open.extensions?.lines ?? [])
      .map(({ keyword }) => keyword)
      .filter((keyword) => /^[A-Z0-9][A-Z0-9-]*$/.test(keyword));
    const unknown = keywords.filter(
      (keyword) => !keyword.startsWith('X') && !registeredKeywords.has(keyword),
    );
    if (unknown.length > 0) {
      return violation('unregistered', { keywords: unknown.map(escapeOctets).join(', ') });
    }
    const own = keywords.filter((keyword) => keyword.startsWith('X'));
    const note = own.length === 0 ? '' : `, of them private: ${own.map(escapeOctets).join(', ')}`;
    return pass(`${keywords.length} keywords${note}`);
  },
});
