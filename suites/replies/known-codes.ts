import { knownCodes as knownReplyCodes } from '../../runner/protocol/codes.js';
import { defineInvariant } from '../shared/define.js';
import { quote } from '../shared/quote.js';

export const knownCodes = defineInvariant({
  meta: {
    id: 'replies/known-codes',
    title: 'Only codes that RFC 5321 or an extension in use defines are sent',
    why: 'A code that no document defines is guessed at by its first digit; what it wanted to say is lost.',
    axis: 'conformance',
    requirements: ['5321-4.2-10', '5321-4.2.1-07', '5321-4.2.3-01', '5321-4.3.2-04'],
    findings: {
      unlisted: {
        message: 'The code of the reply {line} is in no list that we know',
        breaks: ['5321-4.2-10', '5321-4.2.1-07', '5321-4.2.3-01', '5321-4.3.2-04'],
      },
    },
    remedy: { any: 'Use a listed code, and an enhanced status code for finer distinctions.' },
  },
  judge({ reply }, { pass, violation }) {
    if (!/^[2-5][0-5]\d$/.test(String(reply.code))) return undefined;
    return knownReplyCodes.has(reply.code) ? pass() : violation('unlisted', { line: quote(reply) });
  },
});
