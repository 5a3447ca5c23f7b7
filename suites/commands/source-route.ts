import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';
import { localMailbox } from '../shared/paths.js';

export const sourceRoute = defineScenario({
  meta: {
    id: 'commands/source-route',
    title:
      'A path with a source route is understood, and a recipient so written accepted or refused with 550',
    why: 'Nobody ought to send source routes any more, yet the form is still part of every path; whoever cannot read it misreads an address.',
    axis: 'conformance',
    requirements: [
      '5321-3.3-10',
      '5321-4.1.1.3-02',
      '5321-4.1.2-01',
      '5321-F.2-01',
      '5321-C-01',
      '5321-3.3-12',
      '5321-4.1.1.3-07',
      '5321-3.6.1-02',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true, localDomain: true },
    findings: {
      notUnderstood: {
        message: '{line} drew {reply}, as if it were no path; without the route it is accepted',
        breaks: ['5321-4.1.1.3-02', '5321-3.3-10', '5321-4.1.2-01', '5321-F.2-01', '5321-C-01'],
      },
      dropped: {
        message: '{line} ended the session twice ({what}); without the route it is accepted',
        breaks: ['5321-3.3-10', '5321-C-01'],
      },
      senderNotUnderstood: {
        message: '{line} drew {reply}, as if it were no path; without the route it is accepted',
        breaks: ['5321-4.1.2-01'],
      },
      oddRefusal: {
        message: '{line} drew {reply}; the code that refuses a source route is 550',
        breaks: ['5321-4.1.1.3-07', '5321-3.3-12', '5321-3.6.1-02'],
      },
    },
    remedy: {
      any: 'Read the route and drop it, so that only the mailbox behind the colon counts; or refuse it with 550.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const route = '@relay.example,@hub.example:';
    const sender = `MAIL FROM:<${route}${probe.sender}>`;
    const line = `RCPT TO:<${route}${localMailbox(probe)}>`;
    const plain = `RCPT TO:<${localMailbox(probe)}>`;

    const open = await session('ready');
    const mail = await open.command(sender);
    if (!mail.is(250)) {
      const control = await open.command(`MAIL FROM:<${probe.sender}>`);
      if (!control.is(250))
        return inconclusive(`${sender} drew ${mail}, and without the route it drew ${control}`);
    }
    const reply = await open.command(line);
    if (leftUs(reply)) {
      // Once may be chance: the same again, behind a recipient that is accepted.
      const again = await session('mail');
      const control = await again.command(plain);
      if (!control.is(2)) return inconclusive(`${line} drew ${reply}, and ${plain} ${control}`);
      const second = await again.command(line);
      if (leftUs(second)) return violation('dropped', { line, what: second });
      return inconclusive(`${line} drew ${reply} once, and then ${second}`);
    }
    if (reply.is(5) && !reply.is(503, 530)) {
      const control = await open.command(plain);
      if (!control.is(2)) return inconclusive(`${line} drew ${reply}, and ${plain} ${control}`);
      if (reply.is(500, 501, 502)) return violation('notUnderstood', { line, reply });
      if (!reply.is(550, 551)) return violation('oddRefusal', { line, reply });
    } else if (!reply.is(250, 251)) {
      return inconclusive(`${line} drew ${reply}`);
    }
    if (mail.is(500, 501, 502)) return violation('senderNotUnderstood', { line: sender, reply: mail });
    if (!mail.is(250, 550, 553, 554)) return inconclusive(`${sender} drew ${mail}`);
    return pass(`${sender} drew ${mail}, and ${line} ${reply}`);
  },
});
