import { defineScenario } from '../shared/define.js';
import { domainOf } from '../shared/paths.js';

export const addressSyntax = defineScenario({
  meta: {
    id: 'submission/address-syntax',
    title: 'A submission service refuses addresses that are none, with 501',
    why: 'A slip of the pen is mended while its writer is still there; a bounce hours later is often not read.',
    axis: 'conformance',
    requirements: ['6409-5.1-01', '6409-5.1-02'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: {
      'sender-dots': { verb: 'MAIL', line: 'MAIL FROM:<smtp..spec@{domain}>' },
      'sender-blank': { verb: 'MAIL', line: 'MAIL FROM:<smtp spec@{domain}>' },
      'recipient-dots': { verb: 'RCPT', line: 'RCPT TO:<smtp..spec@{outside}>' },
      'recipient-blank': { verb: 'RCPT', line: 'RCPT TO:<smtp spec@{outside}>' },
      'recipient-at': { verb: 'RCPT', line: 'RCPT TO:<@>' },
    } as const,
    findings: {
      senderTaken: { message: '{line} was accepted with {reply}', breaks: ['6409-5.1-01'] },
      recipientTaken: {
        message: '{line} was accepted with {reply}; a bounce may follow',
        breaks: ['6409-5.1-01'],
        // To accept and bounce is allowed wherever a refusal is asked for (section 3.2), but there is somebody to bounce to.
        level: 'MAY',
      },
      otherCode: {
        message: '{line} was refused with {reply}; the code for it is 501',
        breaks: ['6409-5.1-02'],
      },
    },
    remedy: {
      any: 'Parse addresses by the grammar of RFC 5321 section 4.1.2, and answer 501 to what is none.',
      postfix:
        'smtpd_sender_restrictions with a regexp table that holds: /\\.\\.[^@]*@/ 501 5.1.7 Bad sender address syntax',
      exim: 'In acl_smtp_mail deny a $sender_address that matches \\N\\.\\.\\N, with message = 501 5.1.7 Bad sender address syntax',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const { verb } = variant;
    const line = variant.line
      .replace('{domain}', () => domainOf(probe.sender))
      .replace('{outside}', () => domainOf(probe.outside));
    const open = await session(verb === 'MAIL' ? 'ready' : 'mail');
    const reply = await open.command(line);
    if (reply.is(501)) return pass(`${line} drew ${reply}`);
    if (reply.is(2)) return violation(verb === 'MAIL' ? 'senderTaken' : 'recipientTaken', { line, reply });
    if (!reply.is(5)) return inconclusive(`${line} drew ${reply}`);
    // A user may have no right to that sender or recipient, whatever its form.
    const plain =
      verb === 'MAIL'
        ? `MAIL FROM:<smtpspec@${domainOf(probe.sender)}>`
        : `RCPT TO:<smtpspec@${domainOf(probe.outside)}>`;
    const control = await open.command(plain);
    if (!control.is(2)) return inconclusive(`${line} drew ${reply}, and ${plain} ${control}`);
    return violation('otherCode', { line, reply });
  },
});
