import { defineScenario } from '../shared/define.js';
import { mailAsStranger } from '../shared/stranger.js';

export const refusalCode = defineScenario({
  meta: {
    id: 'relay/refusal-code',
    title: 'A refusal to relay is 550',
    why: 'A 4yz makes the client come back for days, and the codes beside 550 tell it something else than "not here".',
    axis: 'conformance',
    requirements: ['5321-3.6.2-02', '5321-7.9-03'],
    services: ['smtp'],
    impact: 'probe',
    findings: {
      otherCode: {
        message: '{line} drew {reply}; a refusal by policy ought to be 550',
        breaks: ['5321-3.6.2-02', '5321-7.9-03'],
      },
    },
    remedy: {
      any: 'Refuse to relay with 550.',
      postfix:
        'smtpd_relay_restrictions with reject_unauth_destination in place of defer_unauth_destination, and relay_domains_reject_code = 550.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const { open, mail } = await mailAsStranger(session, probe, false);
    if (mail.is(530)) return pass(`MAIL drew ${mail}: it wants to know first who we are`);
    if (!mail.is(250)) return inconclusive(`MAIL drew ${mail}`);
    const line = `RCPT TO:<${probe.outside}>`;
    const reply = await open.command(line);
    if (reply.is(530)) return pass(`${line} drew ${reply}: it wants to know first who we are`);
    if (reply.is(2)) return inconclusive(`${line} drew ${reply}: nothing was refused`);
    // 454 is how Postfix as Debian ships it refuses to relay; greylisting says 450 or 451.
    if (!reply.is(5, 454) || reply.is(503, 521)) return inconclusive(`${line} drew ${reply}`);
    // Who refuses every recipient of ours refuses us, and has shown nothing of relaying.
    const control = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (!control.is(2)) return inconclusive(`${line} drew ${reply}, and <${probe.recipient}> ${control}`);
    return reply.is(550) ? pass(`${line} drew ${reply}`) : violation('otherCode', { line, reply });
  },
});
