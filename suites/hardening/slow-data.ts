import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';

/** More than the five minutes of a server's time-out, so that a clock for the whole of the data runs out. */
const minutesInAll = 6;
/** An octet each quarter of a minute: no pause comes near any time-out. */
const text = 'X-Slow: x\r\nX-Slow: y\r\n\r\n';

export const slowData = defineScenario({
  meta: {
    id: 'hardening/slow-data',
    title: 'Mail data that comes slowly, but never stops, is waited for beyond five minutes',
    why: 'A long message over a thin line takes that long; a server that cuts it off without a word never gets it, however often it is sent again.',
    axis: 'conformance',
    requirements: ['5321-3.8-02'],
    weaknesses: ['CWE-400'],
    services: ['smtp'],
    impact: 'stress',
    needs: { recipient: true },
    idleMinutes: minutesInAll + 1,
    judges421: true,
    findings: {
      dropped: {
        message:
          'The server left without a reply behind octet {count} of {octets} that came evenly in six minutes: {what}',
        // A time-out may end a session, and those of section 4.5.3.2 are for each chunk of data; no sentence binds the server to that.
        level: 'derived',
      },
    },
    remedy: {
      any: 'Start the clock anew with each piece of data that comes, or say 421 before the connection is closed.',
      postfix: 'smtpd_per_request_deadline = no but under stress.',
    },
  },
  async run({ session, minutes, violation, pass, inconclusive }) {
    const open = await session('recipient');
    const data = await open.command('DATA');
    if (!data.is(354)) return inconclusive(`DATA drew ${data}`);
    const octets = text.length;
    for (let count = 1; count <= octets; count += 1) {
      open.send(text.charAt(count - 1));
      if (await open.silence(minutes(minutesInAll / octets))) continue;
      const what = await open.reply();
      if (serverEnded(what)) return violation('dropped', { count, octets, what });
      if (what.is(421))
        return pass(`behind octet ${count} of ${octets} in six minutes the server said ${what}`);
      return inconclusive(`behind octet ${count} of ${octets} this came: ${what}`);
    }
    // The message is never ended, so that it is never accepted.
    await open.close();
    return pass(`the server took ${octets} octets in six minutes, and went on waiting`);
  },
});
