import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';

/** A code that no server has, so that only an echo can begin a line with it. */
const code = '299';

/** Commands that hide a line end, by session: few enough that their errors reach no limit. */
const commandsWith = (octet: string): readonly (readonly string[])[] => [
  [`EHLO smtpspec${octet}{hidden}`, `MAIL FROM:<smtpspec${octet}{hidden}`],
  [`VRFY smtpspec${octet}{hidden}`, `XSMTPSPEC${octet}{hidden}`],
];

const variants = {
  'bare-cr': { needs: '', sessions: commandsWith('\r') },
  'bare-lf': { needs: '', sessions: commandsWith('\n') },
  // Decoded, this is CR LF and a reply.
  envid: { needs: 'DSN', sessions: [['MAIL FROM:<{sender}> ENVID=smtpspec+0D+0A{encoded}']] },
} as const;

export const replyEcho = defineScenario({
  meta: {
    id: 'hardening/reply-echo',
    title: 'What a client sends never comes back as a reply line of its own',
    why: 'Whoever can put words into a command, by a form or a URL, could then answer in the name of the server and lead the client astray.',
    axis: 'security',
    severity: 'medium',
    requirements: ['5321-4.2-01', '5321-4.2-07'],
    weaknesses: ['CWE-93', 'CWE-116'],
    services: ['smtp'],
    impact: 'probe',
    variants,
    findings: {
      echoed: {
        message: '{line} made the server send a line that begins with "{hidden}"',
        breaks: ['5321-4.2-01', '5321-4.2-07'],
      },
      // Few clients end a line there.
      echoedCr: {
        message: '{line} made the server send a bare CR, and behind it "{hidden}"',
        severity: 'low',
        breaks: ['5321-4.2-07'],
      },
    },
    remedy: {
      any: 'Leave client input out of replies, or escape what is not printable ASCII in it.',
      exim: 'No setting is known (4.96); report it to the makers.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive, notApplicable }) {
    // Each command hides a line of its own, so that an echo tells which one it was.
    const hiddenIn = (template: string): string =>
      `${code} smtpspec-${template.slice(0, 4).toLowerCase()}-${probe.runId}`;
    const answered: string[] = [];
    for (const templates of variant.sessions) {
      const open = await session('ready');
      if (variant.needs !== '' && !open.offers(variant.needs))
        return notApplicable(`${variant.needs} is not offered`);
      // Lines that hold another one: nobody has to bear them, and each may draw two replies.
      open.allowReset();
      const asked = templates.map((template) => {
        const hidden = hiddenIn(template);
        const line = template
          .replace('{hidden}', () => hidden)
          .replace('{encoded}', () => hidden.replace(' ', '+20'))
          .replace('{sender}', () => probe.sender);
        return { hidden, line };
      });
      // A server that answers the hidden line too is a reply ahead, so they are told together.
      const replies: Answer[] = [];
      for (const { line } of asked) {
        const reply = await open.command(line);
        replies.push(reply);
        if (reply.kind === 'timed-out') return inconclusive(`${shown(line)} drew ${reply}`);
        if (reply.kind !== 'reply') break;
      }
      const rest = (await open.remaining()).filter((reply) => !reply.is(221));
      await open.quit();
      answered.push(
        `${asked.map(({ line }) => shown(line)).join(', ')} drew ${[...replies, ...rest].join(', ')}`,
      );
      const sent = open.exchanges.map(({ reply: { raw } }) => raw).join('');
      const echoedBehind = (octet: string) => asked.find(({ hidden }) => sent.includes(`${octet}${hidden}`));
      const line = echoedBehind('\n');
      if (line !== undefined) return violation('echoed', { ...line, line: shown(line.line) });
      const part = echoedBehind('\r');
      if (part !== undefined) return violation('echoedCr', { ...part, line: shown(part.line) });
    }
    return pass(answered.join('; '));
  },
});

function shown(line: string): string {
  return line.replace('\r', '[CR]').replace('\n', '[LF]');
}
