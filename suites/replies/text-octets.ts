import { defineInvariant } from '../shared/define.js';
import { quote } from '../shared/quote.js';

export const textOctets = defineInvariant({
  meta: {
    id: 'replies/text-octets',
    title: 'Reply texts hold printable ASCII only',
    why: 'Other octets end up raw in logs and terminals; the clause allows tab and 32 to 126.',
    axis: 'conformance',
    requirements: ['5321-4.2-07'],
    findings: {
      control: { message: 'A reply holds control octets: {line}' },
      // Careless, yet harmless to all but the one who sent them.
      echoed: { message: 'A reply repeats unprintable octets of the command: {line}', level: 'expectation' },
      eightBit: { message: 'A reply holds octets above 127: {line}' },
    },
    remedy: {
      any: 'Leave raw client input and local characters out of reply texts.',
      exim: 'No setting is known (4.96); report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  judge({ to, reply, asked }, { pass, violation }) {
    // The first EHLO line has a looser rule of its own, which commands/ehlo-reply-form judges.
    if (to === 'EHLO') return undefined;
    const line = quote(reply);
    const strange = reply.raw.match(/[^\t\r\n\x20-\x7e]/g) ?? [];
    if (strange.length > 0 && strange.every((octet) => asked.includes(octet)))
      return violation('echoed', { line });
    if (reply.irregularities.has('control-octet')) return violation('control', { line });
    if (reply.irregularities.has('octet-above-127')) return violation('eightBit', { line });
    return pass();
  },
});
