import { defineInvariant } from '../shared/define.js';

export const textPresent = defineInvariant({
  meta: {
    id: 'replies/text-present',
    title: 'No reply is a bare code',
    why: 'A person who reads the log learns nothing from a number; some clients stumble over the missing space.',
    axis: 'conformance',
    requirements: ['5321-4.2-13', '5321-4.2.1-10'],
    findings: {
      bareCode: {
        message: 'A reply is the bare code {code}, with neither a space nor a text',
        breaks: ['5321-4.2-13', '5321-4.2.1-10'],
      },
      // Section 4.2.1 asks for no more than the space where there is no text, and section 4.2 counts it as part of the text.
      emptyText: {
        message: 'A reply is the code {code} and a space, without text',
        breaks: ['5321-4.2-13'],
        level: 'MAY',
      },
    },
    remedy: { any: 'Put a word of text behind every code.' },
  },
  judge({ reply }, { pass, violation }) {
    const last = reply.lines.at(-1);
    // The challenge of an AUTH exchange may be empty (RFC 4954 section 8: "334" SP [base64]).
    if (last?.code === '334') return undefined;
    if (last === undefined || last.code === '' || reply.irregularities.has('unterminated')) return undefined;
    if (last.text !== '') return pass();
    return violation(last.separator === '' ? 'bareCode' : 'emptyText', { code: last.code });
  },
});
