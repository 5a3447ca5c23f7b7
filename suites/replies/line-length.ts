import { defineInvariant } from '../shared/define.js';

export const lineLength = defineInvariant({
  meta: {
    id: 'replies/line-length',
    title: 'No reply line is longer than 512 octets',
    why: 'Clients need not keep more; the rest of the line may be cut, or end the session.',
    axis: 'conformance',
    requirements: ['5321-4.5.3.1.5-01'],
    findings: {
      tooLong: { message: 'A reply line has {octets} octets, CRLF included' },
    },
    remedy: { any: 'Break long texts into the lines of a multi-line reply.' },
  },
  judge({ reply }, { pass, violation }) {
    const octets = Math.max(...reply.lines.map((line) => line.octets));
    return octets > 512 ? violation('tooLong', { octets }) : pass();
  },
});
