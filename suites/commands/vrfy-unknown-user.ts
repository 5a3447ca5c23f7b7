import { defineScenario } from '../shared/define.js';

export const vrfyUnknownUser = defineScenario({
  meta: {
    id: 'commands/vrfy-unknown-user',
    title: 'VRFY says 250 of nobody who does not exist',
    why: '250 means that the server has looked; one that says it after a glance at the syntax misleads whoever asks.',
    axis: 'conformance',
    requirements: ['5321-3.5.3-01', '5321-7.3-01', '5321-7.3-03', '5321-3.5.3-02', '5321-3.5.1-12'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true, localDomain: true },
    findings: {
      verified: {
        message: 'VRFY {name} drew {reply}, and RCPT with it {rcpt}: nobody has verified that',
        breaks: ['5321-3.5.3-01', '5321-7.3-01', '5321-7.3-03', '5321-3.5.3-02'],
      },
      anyString: {
        message: 'VRFY {name} drew {reply}: a made-up word was taken for a user',
        breaks: ['5321-3.5.3-01', '5321-3.5.1-12', '5321-7.3-01'],
      },
    },
    remedy: { any: 'Answer 250 to VRFY only for a mailbox that was looked up; 252 says that it was not.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    // Two names of this run that nobody bears.
    const word = `smtpspec-${probe.runId}-nobody`;
    const name = `${word}@${probe.domain}`;
    const ready = await session('ready');
    const full = await ready.command(`VRFY ${name}`);
    if (!full.is(2, 5) || full.is(530)) return inconclusive(`VRFY ${name} drew ${full}`);
    const bare = await ready.command(`VRFY ${word}-either`);
    if (!full.is(250) && !bare.is(250)) {
      return bare.is(2, 5)
        ? pass(`two names that do not exist drew ${full.code} and ${bare.code}`)
        : inconclusive(`VRFY ${word}-either drew ${bare}`);
    }
    // A host that takes mail for any name has nothing more to verify.
    const mail = await ready.command(`MAIL FROM:<${probe.sender}>`);
    const rcpt = mail.is(250) ? await ready.command(`RCPT TO:<${name}>`) : mail;
    if (rcpt.is(2)) return inconclusive(`VRFY drew ${full} and ${bare}, but RCPT accepts ${name}, too`);
    if (!mail.is(250) || !rcpt.is(550, 551, 553, 554, 556))
      return inconclusive(`VRFY drew ${full} and ${bare}, and RCPT ${rcpt}`);
    const control = await ready.command(`RCPT TO:<${probe.recipient}>`);
    if (!control.is(2)) return inconclusive(`VRFY drew ${full} and ${bare}, but RCPT always ${control}`);
    if (full.is(250)) return violation('verified', { name, reply: full, rcpt });
    return violation('anyString', { name: `${word}-either`, reply: bare });
  },
});
