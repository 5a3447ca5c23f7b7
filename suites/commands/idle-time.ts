import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';

/** Just under the five minutes that a server ought to wait. */
const idleMinutes = 4 + 55 / 60;

export const idleTime = defineScenario({
  meta: {
    id: 'commands/idle-time',
    title: 'A client may be silent for five minutes',
    why: 'A slow client, or one that waits for a content filter of its own, loses its message and sends it again.',
    axis: 'conformance',
    requirements: ['5321-4.5.3.2.7-01'],
    services: ['smtp'],
    impact: 'stress',
    idleMinutes: 5,
    judges421: true,
    variants: { 'after-hello': 'hello', 'in-transaction': 'mail', 'in-data': 'recipient' },
    findings: {
      early: {
        message: 'The server did not wait 4 min 55 s for the next command: {what}',
      },
      earlyInData: {
        message: 'The server did not wait 4 min 55 s for the text of the message: {what}',
        level: 'derived',
      },
    },
    remedy: {
      any: 'Wait at least five minutes for the client; less only under attack.',
      postfix: 'smtpd_timeout = 300s (the default is less while the server is under stress).',
      exim: 'smtp_receive_timeout = 5m',
    },
  },
  async run({ session, variant: rung, minutes, violation, pass, inconclusive }) {
    const open = await session(rung);
    const inData = rung === 'recipient';
    if (inData) {
      const data = await open.command('DATA');
      if (!data.is(354)) return inconclusive(`DATA drew ${data}`);
    }
    if (!(await open.silence(minutes(idleMinutes)))) {
      const what = await open.reply();
      if (what.is(421) || serverEnded(what)) return violation(inData ? 'earlyInData' : 'early', { what });
      return inconclusive(`while nothing was sent, this came: ${what}`);
    }
    if (inData) {
      // The message is never ended, so that it is never accepted.
      await open.close();
      return pass('the server went on waiting for the message');
    }
    const reply = await open.command('NOOP');
    if (reply.is(250)) return pass('NOOP drew 250 after 4 min 55 s');
    return inconclusive(`after 4 min 55 s NOOP drew ${reply}`);
  },
});
