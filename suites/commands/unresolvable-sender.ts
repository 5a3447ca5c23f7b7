import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';
import { askMail } from '../shared/paths.js';

export const unresolvableSender = defineScenario({
  meta: {
    id: 'commands/unresolvable-sender',
    title: 'A sender is accepted with 250 or refused with a code that says for how long',
    why: 'A client tries again after 4yz and gives up after 5yz; without either it does not know what to do with the message.',
    axis: 'conformance',
    requirements: ['5321-3.3-03', '5321-3.3-01', '5321-3.3-04', '5321-3.3-05', '5321-2.3.5-02'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      otherSuccess: { message: '{line} was accepted with {reply}, not 250', breaks: ['5321-3.3-01'] },
      neither: {
        message: '{line} drew {reply}, which is neither acceptance nor a refusal',
        breaks: ['5321-3.3-03', '5321-2.3.5-02'],
      },
      dropped: {
        message: '{line} ended the session without a reply, twice ({what}); another sender is accepted',
        breaks: ['5321-3.3-03', '5321-2.3.5-02'],
      },
      oddRefusal: {
        message: '{line} drew {reply}; such refusals are 550 or 553, and this code is none that MAIL has',
        breaks: ['5321-3.3-05'],
      },
      laterWithoutReply: {
        message:
          '{line} drew 250, then RCPT ended the session twice ({what}); a late refusal is a reply, too',
        breaks: ['5321-3.3-04'],
      },
    },
    remedy: {
      any: 'Refuse a sender at MAIL or at RCPT, with 550 or 553 for good or with 450 or 451 for now.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const plain = `MAIL FROM:<${probe.sender}>`;
    const line = `MAIL FROM:<smtpspec@unresolvable-${probe.runId}.invalid>`;
    const rcpt = `RCPT TO:<${probe.recipient}>`;
    const open = await session('ready');
    const control = await askMail(open, plain);
    if (!control.is(2)) return inconclusive(`${plain} drew ${control}`);
    if (!control.is(250)) return violation('otherSuccess', { line: plain, reply: control });

    const reply = await open.command(line);
    if (leftUs(reply)) {
      const again = await session('ready');
      await askMail(again, plain);
      const second = await again.command(line);
      if (leftUs(second)) return violation('dropped', { line, what: second });
      return inconclusive(`${line} drew ${reply} once, and then ${second}`);
    }
    if (reply.is(3)) return violation('neither', { line, reply });
    if (reply.is(4)) return pass(`${line} drew ${reply}`);
    if (reply.is(5)) {
      if (reply.is(503, 521, 530)) return inconclusive(`${line} drew ${reply}`);
      if (reply.is(500, 501, 550, 552, 553, 555)) return pass(`${line} drew ${reply}`);
      return violation('oddRefusal', { line, reply });
    }
    if (!reply.is(2)) return inconclusive(`${line} drew ${reply}`);
    if (!reply.is(250)) return violation('otherSuccess', { line, reply });

    const later = await open.command(rcpt);
    if (later.is(2, 4, 5)) return pass(`${line} drew 250, and RCPT ${later}`);
    if (!leftUs(later)) return inconclusive(`${line} drew 250, and RCPT ${later}`);
    const sound = await session('recipient');
    await sound.quit();
    const again = await session('ready');
    const mail = await again.command(line);
    const second = await again.command(rcpt);
    if (mail.is(250) && leftUs(second)) return violation('laterWithoutReply', { line, what: second });
    return inconclusive(`RCPT drew ${later} once, and then ${second}`);
  },
});
