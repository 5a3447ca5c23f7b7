import { defineInvariant } from '../shared/define.js';
import { bearsEnhancedStatus } from '../shared/enhanced.js';
import { quote } from '../shared/quote.js';

export const enhancedCodePresent = defineInvariant({
  meta: {
    id: 'replies/enhanced-code-present',
    title: 'A server that offers ENHANCEDSTATUSCODES puts one into every 2yz, 4yz and 5yz reply',
    why: 'Bounce handlers and monitoring rely on these codes once they are announced.',
    axis: 'conformance',
    requirements: ['2034-4-01', '2034-4-05'],
    findings: {
      missing: {
        message: 'The reply to {command} has no enhanced status code: {line}',
        breaks: ['2034-4-01', '2034-4-05'],
        level: 'derived',
      },
    },
    remedy: {
      any: 'Add a code of RFC 3463 to the reply, or do not offer the extension.',
      postfix:
        'smtpd_etrn_restrictions = reject refuses ETRN with 554 5.7.1, where fast_flush_domains says 459 without a code.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  judge(exchange, { pass, violation }) {
    if (!exchange.enhancedOffered || !bearsEnhancedStatus(exchange)) return undefined;
    const text = exchange.reply.lines[0]?.text ?? '';
    if (/^\d+\.\d+\.\d+/.test(text)) return pass();
    return violation('missing', { command: exchange.to ?? 'a command', line: quote(exchange.reply) });
  },
});
