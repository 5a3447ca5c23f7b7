import { defineInvariant } from '../shared/define.js';
import { quote } from '../shared/quote.js';

export const replyForm = defineInvariant({
  meta: {
    id: 'replies/reply-form',
    title: 'Every reply line is a code of three digits, a separator and text',
    why: 'Clients read replies by machine; a line of another form is not understood, or taken for another reply.',
    axis: 'conformance',
    requirements: ['5321-4.2-02', '5321-2.4-01', '5321-4.2-08', '5321-4.2.1-09'],
    findings: {
      noCode: {
        message: 'A reply line does not begin with three digits: {line}',
        breaks: ['5321-4.2-02', '5321-2.4-01'],
      },
      separator: {
        message: 'Neither a space nor a hyphen follows the code: {line}',
        breaks: ['5321-4.2-02', '5321-2.4-01', '5321-4.2-08', '5321-4.2.1-09'],
      },
    },
    remedy: { any: 'Mend the server, or the proxy before it, to write code, separator and text.' },
  },
  judge({ reply }, { pass, violation }) {
    if (reply.irregularities.has('unterminated')) return undefined;
    const line = quote(reply);
    if (reply.irregularities.has('code-malformed')) return violation('noCode', { line });
    if (reply.irregularities.has('separator-missing') || reply.irregularities.has('separator-wrong')) {
      return violation('separator', { line });
    }
    return pass();
  },
});
