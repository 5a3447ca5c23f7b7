import { defineScenario } from '../shared/define.js';

export const sessionSurvivesError = defineScenario({
  meta: {
    id: 'commands/session-survives-error',
    title: 'After a bad command, a good transaction still works in the same session',
    why: 'One refused command must not cost a client its connection, or its other messages.',
    axis: 'conformance',
    requirements: ['5321-3.8-02', '5321-4.1.1.10-02', '5321-4.1.4-18', '5321-4.1.4-20'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: {
      'unknown-verb': 'FROBNICATE',
      'bad-argument': 'MAIL FROM:',
      'bad-order': 'RCPT TO:<{recipient}>',
    },
    findings: {
      closed: { message: 'After {line} (answered {reply}) the server ended the session: {what}' },
      stateLost: {
        message: 'After {line} (answered {reply}) a good {next} drew {after}: the session had lost its state',
        breaks: ['5321-4.1.4-18'],
      },
    },
    remedy: {
      any: 'Let an error reply change nothing; end sessions only after many errors, and then with 421.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const line = variant.replace('{recipient}', probe.recipient);
    const open = await session('ready');
    const reply = await open.command(line);
    if (reply.kind === 'closed' || reply.kind === 'reset') {
      return violation('closed', { line, reply: 'nothing', what: reply });
    }
    if (!reply.is(5)) return inconclusive(`${line} drew ${reply}, no error`);
    const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.kind === 'closed' || mail.kind === 'reset')
      return violation('closed', { line, reply, what: mail });
    if (mail.is(503)) {
      await open.quit();
      await session('mail');
      return violation('stateLost', { line, reply, next: 'MAIL', after: mail });
    }
    if (!mail.is(250)) return inconclusive(`MAIL after the error drew ${mail}`);
    const rcpt = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (rcpt.is(503)) return violation('stateLost', { line, reply, next: 'RCPT', after: rcpt });
    return rcpt.is(2)
      ? pass(`${line} drew ${reply}, then MAIL and RCPT 250`)
      : inconclusive(`RCPT drew ${rcpt}`);
  },
});
