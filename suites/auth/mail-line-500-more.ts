import { whereMailIsWelcome } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { askMail } from '../shared/paths.js';

/** A mailbox of 166 octets, of which "@" and one "." stand for themselves: 494 octets in xtext, 500 with the keyword. */
const encoded = (letter: string, times: number): string =>
  `+${letter.charCodeAt(0).toString(16).toUpperCase()}`.repeat(times);
const example = [...'example'].map((letter) => encoded(letter, 1)).join('');
const mailbox = `${encoded('a', 60)}@${encoded('b', 48)}.${encoded('c', 48)}+2E${example}`;
const parameter = `AUTH=${mailbox}`;

export const mailLine500More = defineScenario({
  meta: {
    id: 'auth/mail-line-500-more',
    title: 'The AUTH parameter makes the MAIL line 500 characters longer',
    why: 'A relay that names the submitter of a message has its mail refused for a long name.',
    axis: 'conformance',
    requirements: ['4954-3-03'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      tooLong: {
        message:
          'A MAIL line of {octets} octets, 500 of them the AUTH parameter, drew {reply}; with AUTH=<> it is accepted',
      },
    },
    remedy: {
      any: 'Take MAIL lines of 512 octets and of 500 more for the AUTH parameter.',
      postfix: 'line_length_limit = 2048 or more',
      haraka: 'Raise line_length under [max] in connection.ini to 1012 or more.',
    },
  },
  async run(context) {
    const { probe, violation, pass, inconclusive, notApplicable } = context;
    const open = await whereMailIsWelcome(context);
    if (open === undefined) return notApplicable('the server does not offer AUTH');
    const plain = `MAIL FROM:<${probe.sender}>`;
    const short = await askMail(open, `${plain} AUTH=<>`);
    if (!short.is(250)) return inconclusive(`with AUTH=<> MAIL drew ${short}`);
    const line = `${plain} ${parameter}`;
    const octets = line.length + 2;
    const reply = await askMail(open, line);
    if (reply.is(250)) return pass(`a line of ${octets} octets drew ${reply}`);
    if (reply.is(500) || (reply.is(5) && /too long|length/i.test(reply.text)))
      return violation('tooLong', { octets, reply });
    return inconclusive(`a line of ${octets} octets drew ${reply}`);
  },
});
