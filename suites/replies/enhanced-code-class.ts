import { parseEnhancedStatus } from '../../runner/protocol/enhanced-status.js';
import { defineInvariant } from '../shared/define.js';
import { bearsEnhancedStatus } from '../shared/enhanced.js';
import { quote } from '../shared/quote.js';

export const enhancedCodeClass = defineInvariant({
  meta: {
    id: 'replies/enhanced-code-class',
    title: 'The class of an enhanced status code agrees with the reply code',
    why: 'A 5yz with a class 4 tells one program to retry and the other to give up.',
    axis: 'conformance',
    requirements: ['2034-4-03'],
    findings: {
      disagrees: { message: 'Reply code and enhanced status code disagree: {line}', level: 'MUST' },
    },
    remedy: { any: 'Let the class be the first digit of the reply code.' },
  },
  judge(exchange, { pass, violation }) {
    if (!exchange.enhancedOffered || !bearsEnhancedStatus(exchange)) return undefined;
    const { reply } = exchange;
    const status = parseEnhancedStatus(reply.lines[0]?.text ?? '');
    if (status === undefined || !status.wellFormed) return undefined;
    return status.klass === Math.floor(reply.code / 100)
      ? pass()
      : violation('disagrees', { line: quote(reply) });
  },
});
