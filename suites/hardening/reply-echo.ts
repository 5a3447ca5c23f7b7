import { defineScenario } from '../shared/define.js';

/** A code that no server has, so that only an echo can begin a line with it. */
const code = '299';

/** What hides a line end in a command; `lines` are the commands, `{hidden}` what the server must not send as a line. */
const variants = {
  'bare-cr': { needs: '', lines: commandsWith('\r') },
  'bare-lf': { needs: '', lines: commandsWith('\n') },
  // Decoded, this is CR LF and a reply.
  envid: { needs: 'DSN', lines: ['MAIL FROM:<{sender}> ENVID=smtpspec+0D+0A{encoded}'] },
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
    remedy: { any: 'Leave client input out of replies, or escape what is not printable ASCII in it.' },
  },
  async run({ session, probe, variant, violation, pass, inconclusive, notApplicable }) {
    const hidden = `${code} smtpspec-${probe.runId}`;
    const answered: string[] = [];
    for (const template of variant.lines) {
      const open = await session('ready');
      if (variant.needs !== '' && !open.offers(variant.needs))
        return notApplicable(`${variant.needs} is not offered`);
      const line = template
        .replace('{hidden}', () => hidden)
        .replace('{encoded}', () => hidden.replace(' ', '+20'))
        .replace('{sender}', () => probe.sender);
      // A line that holds another one: nobody has to bear it, and it may draw two replies.
      open.allowReset();
      const reply = await open.command(line);
      if (reply.kind === 'reply') await open.remaining();
      else if (reply.kind === 'timed-out') return inconclusive(`${shown(line)} drew ${reply}`);
      const sent = open.exchanges.map(({ reply: { raw } }) => raw).join('');
      if (sent.includes(`\n${hidden}`)) return violation('echoed', { line: shown(line), hidden });
      if (sent.includes(`\r${hidden}`)) return violation('echoedCr', { line: shown(line), hidden });
      answered.push(`${shown(line)} drew ${reply}`);
    }
    return pass(answered.join('; '));
  },
});

function commandsWith(octet: string): readonly string[] {
  return ['EHLO smtpspec', 'XSMTPSPEC', 'VRFY smtpspec', 'MAIL FROM:<smtpspec'].map(
    (line) => `${line}${octet}{hidden}`,
  );
}

function shown(line: string): string {
  return line.replace('\r', '[CR]').replace('\n', '[LF]');
}
