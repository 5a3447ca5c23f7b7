import { defineInvariant } from '../shared/define.js';

export const textPresent = defineInvariant({
  meta: {
    id: 'replies/text-present',
    title: 'No reply is a bare code',
    why: 'A person who reads the log learns nothing from a number; some clients stumble over the missing space.',
    axis: 'conformance',
    requirements: ['5321-4.2-13', '5321-4.2.1-10'],
    findings: {
      bareCode: { message: 'A reply is the bare code {code} without text' },
    },
    remedy: { any: 'Put a word of text behind every code.' },
  },
  judge({ reply }, { pass, violation }) {
    const last = reply.lines.at(-1);
    if (last === undefined || last.code === '' || reply.irregularities.has('unterminated')) return undefined;
    return last.text === '' ? violation('bareCode', { code: last.code }) : pass();
  },
});
