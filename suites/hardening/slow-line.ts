import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';

/** Just under the five minutes that a server ought to wait for a command. */
const minutesInAll = 4 + 55 / 60;
const octets = 20;

export const slowLine = defineScenario({
  meta: {
    id: 'hardening/slow-line',
    title: 'A client may send its command slowly, octet by octet, for five minutes',
    why: 'Lines that are lost and sent again come as slowly as that; a server that wants to be rid of clients that dribble can set its limit above.',
    axis: 'conformance',
    requirements: ['5321-4.5.3.2.7-01'],
    weaknesses: ['CWE-400'],
    services: ['smtp'],
    impact: 'stress',
    idleMinutes: 5,
    judges421: true,
    findings: {
      early: {
        message: 'The server did not wait five minutes for a command that came octet by octet: {what}',
      },
    },
    remedy: {
      any: 'Give a client five minutes for its next command, however it comes; less only under attack.',
      postfix: 'smtpd_timeout = 300s, and smtpd_per_request_deadline = no but under stress.',
    },
  },
  async run({ session, minutes, violation, pass, inconclusive }) {
    const open = await session('hello');
    // An argument of NOOP is ignored (RFC 5321 section 4.1.1.9), so that the line may be of any length.
    open.send('NOOP ');
    for (let count = 1; count <= octets; count += 1) {
      if (!(await open.silence(minutes(minutesInAll / octets)))) {
        const what = await open.reply();
        if (what.is(421) || serverEnded(what)) return violation('early', { what });
        return inconclusive(`before the line was complete, this came: ${what}`);
      }
      open.send('x');
    }
    open.send('\r\n');
    const reply = await open.reply('NOOP');
    if (reply.is(250, 501)) return pass(`NOOP drew ${reply.code} when the line was complete`);
    return inconclusive(`when the line was complete, NOOP drew ${reply}`);
  },
});
