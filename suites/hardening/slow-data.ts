import type { Answer, Session } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';

/** More than the five minutes of a server's time-out, so that a clock for the whole of the data runs out. */
const minutesInAll = 6;
/** So evenly that no pause comes near a time-out, and in no step with time-outs of whole minutes. */
const text = 'X-Slow: once\r\nX-Slow: 2\r\n';
const octets = text.length;

/** Sends the data octet by octet; where and how the server broke in, or undefined. */
async function dribble(open: Session, pauseMs: number): Promise<{ at: number; what: Answer } | undefined> {
  for (let at = 1; at <= octets; at += 1) {
    open.send(text.charAt(at - 1));
    if (!(await open.silence(pauseMs))) return { at, what: await open.reply() };
  }
  return undefined;
}

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
          'Of {octets} octets of data, sent evenly in six minutes, the server took {first} in one session and {second} in the next, and left with no reply: {what}',
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
    const play = async () => {
      const open = await session('recipient');
      const data = await open.command('DATA');
      const end = data.is(354) ? await dribble(open, minutes(minutesInAll / octets)) : { at: 0, what: data };
      // The message is never ended, so that it is never accepted.
      await open.close();
      // A 421 may have come while our next octet was on its way, and then the close is what `end` has seen.
      return { end, told: open.saw421 };
    };
    const { end, told } = await play();
    if (end === undefined)
      return pass(`the server took ${octets} octets in six minutes, and went on waiting`);
    if (end.at === 0) return inconclusive(`DATA drew ${end.what}`);
    if (told) return pass(`behind octet ${end.at} of ${octets} in six minutes the server said 421`);
    if (!serverEnded(end.what)) return inconclusive(`behind octet ${end.at} of ${octets} came ${end.what}`);
    // A server that is restarted meanwhile may leave like this once.
    const again = await play();
    const second = again.end;
    if (second === undefined || second.at === 0 || again.told || !serverEnded(second.what))
      return inconclusive(`the server left behind octet ${end.at} of ${octets}, but not so the next time`);
    return violation('dropped', { octets, first: end.at, second: second.at, what: second.what });
  },
});
