import { defineInvariant } from '../shared/define.js';
import { isServerName } from '../shared/names.js';
import { quote } from '../shared/quote.js';

export const closingName = defineInvariant({
  meta: {
    id: 'replies/closing-name',
    title: 'Replies 221 and 421 begin with the name of the server, as 220 does',
    why: 'Where connections pass through a balancer, this name in the log is what tells which host ended the session.',
    axis: 'conformance',
    requirements: ['5321-4.2.2-03', '5321-4.2-03'],
    findings: {
      // Section 4.1.1.10 gives "221 OK" as an example, so the text leaves it open.
      noName: {
        message: 'The server does not name itself in {reply}',
        breaks: ['5321-4.2.2-03', '5321-4.2-03'],
        level: 'MAY',
      },
    },
    remedy: { any: 'Let the text of 221 and 421 begin with the fully qualified name of the host.' },
  },
  judge({ reply }, { pass, violation }) {
    if (reply.code !== 221 && reply.code !== 421) return undefined;
    if (reply.irregularities.has('unterminated')) return undefined;
    const text = (reply.lines[0]?.text ?? '').replace(/^[245]\.\d{1,3}\.\d{1,3} /, '');
    const name = text.split(/\s/, 1)[0] ?? '';
    // A lone word, such as "Bye", fits the grammar of a domain and is no full name.
    const named = isServerName(name) && /[.[]/.test(name);
    return named ? pass() : violation('noName', { reply: quote(reply) });
  },
});
