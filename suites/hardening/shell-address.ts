import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { nobodyAt } from '../shared/paths.js';

/**
 * Addresses in the shape of published command executions. The commands in them are `true`, which does nothing, and the null device.
 * `{domain}` is a domain of the server.
 */
const shapes = {
  // CVE-2020-7247: without a domain the local-part was not looked at.
  sender: ['MAIL FROM:<;true;>'],
  // CVE-2019-10149: expanded in a local-part. All of it is atext, so that no grammar forbids it.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what the shape looks like
  expansion: ['RCPT TO:<${run{/bin/true}}@{domain}>'],
  // What mailers of old took for a pipe or a file.
  program: ['RCPT TO:<|true@{domain}>', 'RCPT TO:</dev/null@{domain}>', 'RCPT TO:<"|/bin/true"@{domain}>'],
} as const;

export const shellAddress = defineScenario({
  meta: {
    id: 'hardening/shell-address',
    title: 'Addresses that look like commands, pipes or files are refused',
    why: 'Mail servers have run such addresses as root. One that refuses them does not hand them to whatever stands behind it.',
    axis: 'security',
    severity: 'medium',
    requirements: ['5321-3.3-08', '5321-4.1.2-17'],
    weaknesses: ['CWE-78', 'CVE-2020-7247', 'CVE-2019-10149'],
    services: ['smtp'],
    impact: 'probe',
    needs: { localDomain: true },
    variants: shapes,
    findings: {
      senderTaken: {
        message:
          '{line} was accepted with {reply}, though it has no domain; that nothing is run by it cannot be seen from here',
        severity: 'info',
        breaks: ['5321-4.1.2-17'],
      },
      recipientTaken: {
        message: '{line} was accepted with {reply}, though an unknown mailbox is refused: {control}',
        breaks: ['5321-3.3-08'],
      },
    },
    remedy: {
      any: 'Refuse local-parts that no mailbox has, and never hand an address to a shell.',
      postfix: 'strict_rfc821_envelopes = yes refuses senders without a domain.',
      exim: 'Upgrade to 4.92 or later.',
      opensmtpd: 'Upgrade to 6.6.2 or later.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const isSender = variant[0].startsWith('MAIL');
    // The control of a refusal: a plain MAIL or RCPT is accepted on the way here.
    const open = await session(isSender ? 'mail' : 'recipient');
    if (isSender) await open.command('RSET');
    const asked: { line: string; reply: Answer }[] = [];
    for (const shape of variant) {
      const line = shape.replace('{domain}', () => probe.domain ?? '');
      asked.push({ line, reply: await open.command(line) });
    }
    const taken = asked.find(({ reply }) => reply.is(2));
    if (taken !== undefined) {
      if (isSender) return violation('senderTaken', taken);
      const nobody = `RCPT TO:<${nobodyAt(probe)}>`;
      const control = await open.command(nobody);
      if (control.is(5)) return violation('recipientTaken', { ...taken, control });
      return inconclusive(
        `${taken.line} drew ${taken.reply}, and so did a mailbox that nobody has: ${control}`,
      );
    }
    const unclear = asked.find(({ reply }) => !reply.is(5));
    if (unclear !== undefined) return inconclusive(`${unclear.line} drew ${unclear.reply}`);
    return pass(asked.map(({ line, reply }) => `${line} drew ${reply.code}`).join(', '));
  },
});
