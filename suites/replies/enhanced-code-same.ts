import { parseEnhancedStatus } from '../../runner/protocol/enhanced-status.js';
import { defineInvariant } from '../shared/define.js';
import { bearsEnhancedStatus } from '../shared/enhanced.js';
import { quote } from '../shared/quote.js';

export const enhancedCodeSame = defineInvariant({
  meta: {
    id: 'replies/enhanced-code-same',
    title: 'All lines of a reply have the same enhanced status code',
    why: 'Programs read it from the first line or from the last; both have to find the same.',
    axis: 'conformance',
    requirements: ['2034-4-04'],
    findings: {
      differs: { message: 'The lines of one reply have different enhanced status codes: {line}' },
    },
    remedy: { any: 'Repeat the same code on every line of a multi-line reply.' },
  },
  judge(exchange, { pass, violation }) {
    const { lines } = exchange.reply;
    if (lines.length < 2 || !exchange.enhancedOffered || !bearsEnhancedStatus(exchange)) return undefined;
    const codes = new Set(lines.map(({ text }) => parseEnhancedStatus(text)?.raw));
    if (codes.size === 1) return codes.has(undefined) ? undefined : pass();
    return violation('differs', { line: quote(exchange.reply) });
  },
});
