import { defineInvariant } from '../shared/define.js';
import { quote } from '../shared/quote.js';

export const lineEnding = defineInvariant({
  meta: {
    id: 'replies/line-ending',
    title: 'Every reply line ends in CR LF, and neither stands elsewhere',
    why: 'A client that keeps to the RFC does not see the end of a line that is ended otherwise, and waits.',
    axis: 'conformance',
    requirements: ['5321-2.3.8-02', '5321-2.3.8-01', '5321-4.2-02'],
    findings: {
      bareLf: {
        message: 'A reply line ends in LF alone: {line}',
        breaks: ['5321-2.3.8-02', '5321-2.3.8-01'],
      },
      bareCr: { message: 'A reply line holds a CR that no LF follows: {line}' },
      // Within the text it ends no line, and it goes to the one who sent it.
      echoedCr: {
        message: 'A reply repeats a bare CR of the command: {line}',
        breaks: ['5321-4.2-02'],
        level: 'expectation',
      },
      unterminated: {
        message: 'The server stopped in the middle of a reply: {line}',
        breaks: ['5321-4.2-02'],
      },
    },
    remedy: {
      any: 'Mend the server, or the proxy before it, to end reply lines with CR LF.',
      exim: 'No setting is known (4.96); report it to the makers.',
    },
  },
  judge({ reply, unasked, cut, asked }, { pass, violation }) {
    const line = quote(reply);
    if (reply.irregularities.has('bare-lf')) return violation('bareLf', { line });
    if (reply.irregularities.has('bare-cr'))
      return violation(/\r[^\n]/.test(asked) ? 'echoedCr' : 'bareCr', { line });
    if (reply.irregularities.has('unterminated'))
      return unasked || cut ? undefined : violation('unterminated', { line });
    return pass();
  },
});
