import type { Session } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';

/** Long enough for the first segment to be read by itself. */
const pauseMs = 250;

export const bareLineEnd = defineScenario({
  meta: {
    id: 'commands/bare-line-end',
    title: 'A bare LF or CR does not end a command line',
    why: 'Where two programs disagree on the end of a line, what one takes for an argument the other runs as a command.',
    axis: 'conformance',
    requirements: ['5321-2.3.8-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    variants: { 'bare-lf': '\n', 'bare-cr': '\r' },
    findings: {
      // Nearly every server takes it.
      lfEnds: {
        message: 'NOOP LF NOOP CRLF is one line; {evidence}',
        byTheLetter: true,
      },
      crEnds: {
        message: 'NOOP CR NOOP CRLF is one line; {evidence}',
        byTheLetter: false,
      },
    },
    remedy: {
      any: 'End command lines at CR LF only; refuse lines that hold either alone with 501 or 500.',
      postfix:
        'smtpd_forbid_bare_newline = reject (3.9, 3.8.5, 3.7.10 and later); it answers 550 and closes the connection.',
      exim: 'No setting is known (4.96); report it to the makers.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run({ session, variant: octet, violation, pass, inconclusive }) {
    const finding = octet === '\n' ? 'lfEnds' : 'crEnds';
    const first = `NOOP${octet}`;
    const open = await session('secured');
    open.send(`${first}NOOP\r\n`);
    let { reply, further } = await countReplies(open);
    if (reply.is(5) && further === 0) {
      // Refused and closed, perhaps for the second line only: OpenSMTPD takes LF, and then no input behind a command.
      const slow = await session('secured');
      slow.send(first);
      if (!(await slow.silence(pauseMs))) {
        const early = await slow.reply();
        if (early.is(2)) return violation(finding, { evidence: `${early} came before its CRLF was sent` });
        return inconclusive(`the line drew ${reply}, and ${early} came before its CRLF was sent`);
      }
      slow.send('NOOP\r\n');
      ({ reply, further } = await countReplies(slow));
      if (reply.is(5) && further === 0) return pass(`the line was refused, and the session ended: ${reply}`);
    }
    if (!reply.is(2, 5)) return inconclusive(`the line drew ${reply}`);
    // The last one answers QUIT.
    if (further === 1) return pass(`the line drew one reply: ${reply}`);
    if (further !== 2 || !reply.is(2))
      return inconclusive(`the line drew ${reply}, and ${further} replies came behind it`);
    const control = await session('secured');
    await control.command('NOOP');
    if ((await control.remaining()).length !== 1)
      return inconclusive('a plain NOOP draws more than one reply, too, so their count says nothing');
    return violation(finding, { evidence: `it drew two replies, the first ${reply}` });
  },
});

/** The first reply, and how many came after it and QUIT. */
async function countReplies(open: Session) {
  const reply = await open.reply();
  const further = reply.kind === 'reply' ? (await open.remaining()).length : 0;
  return { reply, further };
}
