import { defineInvariant } from '../shared/define.js';

export const oneCode = defineInvariant({
  meta: {
    id: 'replies/one-code',
    title: 'All lines of a reply have the same code',
    why: 'A client may act on the first line or on the last; with two codes, two clients act differently.',
    axis: 'conformance',
    requirements: ['5321-4.2.1-12'],
    findings: {
      codesDiffer: { message: 'One reply has lines with the codes {codes}' },
    },
    remedy: { any: 'Give every line of a multi-line reply the same code.' },
  },
  judge({ reply }, { pass, violation }) {
    if (reply.lines.length < 2) return undefined;
    if (!reply.irregularities.has('code-changed')) return pass();
    return violation('codesDiffer', {
      codes: [...new Set(reply.lines.map(({ code }) => code || 'none'))].join(', '),
    });
  },
});
