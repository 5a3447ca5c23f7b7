import { parseEnhancedStatus } from '../../runner/protocol/enhanced-status.js';
import { defineInvariant } from '../shared/define.js';
import { bearsEnhancedStatus } from '../shared/enhanced.js';
import { quote } from '../shared/quote.js';

export const enhancedCodeForm = defineInvariant({
  meta: {
    id: 'replies/enhanced-code-form',
    title: 'Enhanced status codes have the form class.subject.detail, without leading zeros',
    why: 'A code of another form is not recognised, and the reason of a refusal is lost.',
    axis: 'conformance',
    requirements: ['2034-4-06', '3463-2-01', '3463-2-02', '2034-3-02'],
    findings: {
      malformed: {
        message: 'The enhanced status code is malformed: {line}',
        breaks: ['2034-4-06', '3463-2-02', '2034-3-02'],
      },
      leadingZero: {
        message: 'A part of the enhanced status code has a leading zero: {line}',
        breaks: ['3463-2-01'],
      },
    },
    remedy: {
      any: 'Write class (2, 4 or 5), subject and detail of one to three digits, set off by a space.',
    },
  },
  judge(exchange, { pass, violation }) {
    if (!exchange.enhancedOffered || !bearsEnhancedStatus(exchange)) return undefined;
    const text = exchange.reply.lines[0]?.text ?? '';
    if (!/^\d+\.\d+\.\d+/.test(text)) return undefined;
    const line = quote(exchange.reply);
    const status = parseEnhancedStatus(text);
    if (status === undefined) return violation('malformed', { line });
    if (status.wellFormed) return pass();
    return violation(/\.0\d/.test(status.raw) ? 'leadingZero' : 'malformed', { line });
  },
});
