import { defineScenario } from '../shared/define.js';

/** Long enough for the first segment to be read by itself; a server that acts on it need not be seen in this time. */
const pauseMs = 250;

export const partialLine = defineScenario({
  meta: {
    id: 'commands/partial-line',
    title: 'A command line is served once, when its CR LF has come, however it is cut into segments',
    why: 'Networks cut lines where they like; half a line is no command.',
    axis: 'conformance',
    requirements: ['5321-2.4-08'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      early: { message: 'A line that came in two segments, {line}: {evidence}' },
    },
    remedy: { any: 'Gather octets until CR LF, and look at nothing before.' },
  },
  async run({ session, violation, pass, inconclusive }) {
    // The first half is a command by itself, the whole is none, so that the reply tells which one was served.
    const [half, rest] = ['NOOP', 'SMTPSPEC'];
    const line = `${half}|${rest}`;
    const open = await session('secured');
    open.send(half);
    // Nothing may come, so nothing can be waited for.
    const quiet = await open.silence(pauseMs);
    if (!quiet) {
      const early = await open.reply(half);
      if (!early.is(2, 5)) return inconclusive(`${half} without CRLF drew ${early}`);
      return violation('early', { line, evidence: `${early} came before its CRLF was sent` });
    }
    open.send(`${rest}\r\n`);
    const reply = await open.reply();
    if (!reply.is(2, 5)) return inconclusive(`${line} drew ${reply}`);
    const further = (await open.remaining()).length;
    // The last one answers QUIT.
    if (reply.is(5) && further === 1) return pass(`it drew one reply: ${reply}`);
    const control = await session('secured');
    const whole = await control.command(`${half}${rest}`);
    const count = (await control.remaining()).length;
    if (whole.is(reply.code) && count === further)
      return pass(`it drew what the line in one piece draws: ${reply}`);
    if (count !== 1 || !whole.is(5))
      return inconclusive(`it drew ${reply}, and the line in one piece ${whole}`);
    return violation('early', {
      line,
      evidence: `${reply} came for it, and ${whole} for the same in one piece`,
    });
  },
});
