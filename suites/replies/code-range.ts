import { defineInvariant } from '../shared/define.js';
import { quote } from '../shared/quote.js';

export const codeRange = defineInvariant({
  meta: {
    id: 'replies/code-range',
    title: 'Every reply code begins with 2 to 5, and its second digit is 0 to 5',
    why: 'Clients decide by the first digit; one outside the range says nothing to them.',
    axis: 'conformance',
    requirements: ['5321-4.2-17', '5321-4.2-09', '5321-4.3.2-03'],
    findings: {
      firstDigit: {
        message: 'The reply {line} begins with a digit outside 2 to 5',
        breaks: ['5321-4.2-17', '5321-4.3.2-03', '5321-4.2-09'],
      },
      secondDigit: {
        message: 'The second digit of the reply {line} is outside 0 to 5',
        breaks: ['5321-4.2-09'],
      },
    },
    remedy: { any: 'Use the codes of RFC 5321 section 4.2.3 and of the extensions that are offered.' },
  },
  judge({ reply }, { pass, violation }) {
    const codes = reply.lines.map(({ code }) => code).filter((code) => code !== '');
    if (codes.length === 0) return undefined;
    const line = quote(reply);
    if (codes.some((code) => !/^[2-5]/.test(code))) return violation('firstDigit', { line });
    if (codes.some((code) => !/^.[0-5]/.test(code))) return violation('secondDigit', { line });
    return pass();
  },
});
