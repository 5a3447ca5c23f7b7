import { defineScenario } from '../shared/define.js';
import { domainOf } from '../shared/paths.js';

/** For commands that are unknown, not implemented or out of order, and MAIL and RCPT are none of these. */
const unfit = [500, 502, 503];

export const unqualifiedDomain = defineScenario({
  meta: {
    id: 'submission/unqualified-domain',
    title: 'A domain that is not fully qualified is refused with 554, where it is refused',
    why: 'A bare name means something else on every host; the user is told at once, in words that fit.',
    axis: 'conformance',
    requirements: ['6409-4.2-02', '6409-4.1-01'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: {
      sender: { rung: 'ready', line: 'MAIL FROM:<smtpspec@sales>', control: 'MAIL FROM:<smtpspec@{domain}>' },
      recipient: { rung: 'mail', line: 'RCPT TO:<smtpspec@sales>', control: 'RCPT TO:<smtpspec@{domain}>' },
    } as const,
    findings: {
      otherCode: {
        message: '{line} was refused with {reply}; the code for it is 554',
        breaks: ['6409-4.2-02'],
      },
      unfitCode: {
        message:
          '{line} was refused with {reply}, which says that the command is at fault; where no code fits better it is 554',
        breaks: ['6409-4.1-01', '6409-4.2-02'],
      },
    },
    remedy: {
      any: 'Refuse with 554 5.1.8 for senders and 554 5.1.2 for recipients.',
      postfix: 'non_fqdn_reject_code = 554, with reject_non_fqdn_sender and reject_non_fqdn_recipient',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive, notApplicable }) {
    const { rung, line } = variant;
    const open = await session(rung);
    const reply = await open.command(line);
    if (reply.is(554)) return pass(`${line} drew ${reply}`);
    // It may be expanded, or bounce later (section 3.2).
    if (reply.is(2))
      return notApplicable(
        `${line} was accepted with ${reply}; what becomes of it shows behind the server alone`,
      );
    if (!reply.is(5)) return inconclusive(`${line} drew ${reply}`);
    const plain = variant.control.replace('{domain}', () => domainOf(probe.outside));
    const control = await open.command(plain);
    if (!control.is(2)) return inconclusive(`${line} drew ${reply}, and ${plain} ${control}`);
    return violation(reply.is(...unfit) ? 'unfitCode' : 'otherCode', { line, reply });
  },
});
