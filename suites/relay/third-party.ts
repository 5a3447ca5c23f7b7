import type { Session } from '../../runner/net/index.js';
import type { Probe } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';
import { mailAsStranger } from '../shared/stranger.js';

export const thirdParty = defineScenario({
  meta: {
    id: 'relay/third-party',
    title: 'Mail from a stranger to a stranger is refused',
    why: 'An open relay is found by spammers within hours, and then blocked by everybody.',
    axis: 'security',
    severity: 'high',
    requirements: ['2505-2.1-01', '5321-7.9-02', '5321-3.3-13'],
    weaknesses: ['CWE-441'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    findings: {
      accepted: {
        message:
          'RCPT TO:<{rcpt}> drew {reply}; that is a suspicion, as a server may still refuse after DATA (--allow deliver looks)',
        severity: 'medium',
        breaks: ['2505-2.1-01', '5321-7.9-02', '5321-3.3-13'],
      },
      taken: {
        message: 'A message to {rcpt} was accepted for delivery: {reply}',
        severity: 'critical',
        breaks: ['2505-2.1-01', '5321-7.9-02', '5321-3.3-13'],
      },
    },
    remedy: {
      any: 'Relay for authenticated clients and your own networks only; look for a proxy that hides the client’s address.',
      postfix:
        'smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination; check mynetworks.',
      exim: 'The ACL for RCPT must end in "require domains = +local_domains : +relay_to_domains"; check hostlist relay_from_hosts.',
      sendmail: 'Remove FEATURE(promiscuous_relay) and relay_entire_domain; check /etc/mail/access.',
      opensmtpd: 'A match rule with "for any" needs "from local" or "auth".',
    },
  },
  async run({ session, service, probe, allows, facts, violation, pass, inconclusive }) {
    const startTls = service === 'submission' && facts.tls.length > 0;
    const { open, mail } = await mailAsStranger(session, probe, startTls);
    // On smtp only 530 is about who we are; another refusal of MAIL may be about the sender, and says nothing of relaying.
    if (service === 'smtp' ? mail.is(530) : mail.is(5)) return pass(`MAIL drew ${mail}`);
    if (!mail.is(250)) return inconclusive(`MAIL drew ${mail}`);
    const rcpt = probe.outside;
    const reply = await open.command(`RCPT TO:<${rcpt}>`);
    // 454 to RCPT is how Postfix as Debian ships it refuses to relay; greylisting says 450 or 451.
    if (reply.is(5, 454)) {
      if (service !== 'smtp' || reply.is(530)) return pass(`RCPT TO:<${rcpt}> drew ${reply}`);
      // A server that refuses every recipient of ours, for example by a block list, has shown nothing of relaying.
      const control = await open.command(`RCPT TO:<${probe.recipient}>`);
      if (control.is(2) || (control.is(4) && reply.is(5))) return pass(`RCPT TO:<${rcpt}> drew ${reply}`);
      return inconclusive(`RCPT TO:<${rcpt}> drew ${reply}, and <${probe.recipient}> ${control}`);
    }
    if (!reply.is(2)) return inconclusive(`RCPT TO:<${rcpt}> drew ${reply}`);
    if (!allows('deliver')) {
      if (await takesAnybody(open, probe)) {
        return inconclusive(
          'the server accepts any recipient at RCPT, so that says nothing (--allow deliver looks further)',
        );
      }
      return violation('accepted', { rcpt, reply });
    }
    const data = await open.command('DATA');
    if (!data.is(354))
      return data.is(5) ? pass(`RCPT drew ${reply}, DATA ${data}`) : inconclusive(`DATA drew ${data}`);
    const end = await open.endData(
      `${probeHeader({ ...probe, recipient: rcpt }, 'relay test')}This is a relay test.\r\n`,
    );
    if (end.is(2)) return violation('taken', { rcpt, reply: end });
    return end.is(5)
      ? pass(`RCPT drew ${reply}; the message was refused after DATA: ${end}`)
      : inconclusive(`DATA ended with ${end}`);
  },
});

/** A catch-all, or a server that refuses after DATA only: an accepted RCPT tells nothing there. */
async function takesAnybody(open: Session, { domain, runId }: Probe): Promise<boolean> {
  if (domain === undefined) return false;
  return (await open.command(`RCPT TO:<smtpspec-nobody-${runId}@${domain}>`)).is(2);
}
