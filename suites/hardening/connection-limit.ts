import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';

/** So many sessions at once, as a busy sender with a queue for this domain may open. */
const atOnce = 8;
const inARow = 20;
/** Rates are mostly counted by the minute, so that in so many tries it is over. */
const tries = 8;
const secondsApart = 10;

/** The first session that was not greeted with 220, and what came in place of that. */
interface Met {
  readonly which: string;
  readonly greeting: Answer;
}

export const connectionLimit = defineScenario({
  meta: {
    id: 'hardening/connection-limit',
    title: 'A client with too many connections, at once or in a row, is told to come again',
    why: 'A sender that is turned away without a word looks for a broken network, and one that is refused for good returns its mail, although an hour later it would be taken.',
    axis: 'conformance',
    requirements: ['5321-3.1-03', '5321-3.8-02', '5321-3.1-04'],
    weaknesses: ['CWE-770'],
    // Where TLS comes before the greeting, a handshake that fails cannot be told from a server that says nothing.
    services: ['smtp', 'submission'],
    impact: 'stress',
    connections: atOnce,
    judges421: true,
    findings: {
      dropped: {
        message: '{which} was ended before any greeting ({what}), a later one drew {control}',
        breaks: ['5321-3.1-03', '5321-3.8-02'],
        // Some limit may be imposed (section 4.5.4.2), and a server may defend itself (7.8).
        level: 'derived',
      },
      refusedForGood: {
        message: '{which} drew {reply}, which a sender takes for good, a later one {control}',
        breaks: ['5321-3.1-04'],
      },
    },
    remedy: {
      any: 'Greet with 421 whoever is over a limit of connections.',
      postfix:
        'smtpd_client_connection_count_limit and smtpd_client_connection_rate_limit are told by 421; smtpd_client_event_limit_exceptions names who is exempt.',
      exim: 'smtp_accept_max and smtp_accept_max_per_host are told by 421.',
      exchange: 'Set-ReceiveConnector -MaxInboundConnectionPerSource is the limit for one address.',
    },
  },
  async run({ session, seconds, violation, pass, inconclusive }) {
    const first = await session('connected');
    const welcome = await first.greeting();
    if (!welcome.is(220)) return inconclusive(`the first session drew ${welcome}`);
    const held = [];
    let met: Met | undefined;
    let late: Answer | undefined;
    for (let count = 2; met === undefined && count <= atOnce; count += 1) {
      const open = await session('connected');
      const greeting = await open.greeting();
      if (greeting.is(220)) held.push(open);
      else met = { which: `session number ${count} at once`, greeting };
      if (met === undefined) continue;
      await Promise.all(held.splice(0).map((it) => it.quit()));
      // Where one is the limit, the first one is in the way.
      if (count === 2) await first.quit();
      if (greeting.kind === 'timed-out') late = await open.greeting();
      await open.quit();
    }
    await Promise.all(held.map((it) => it.quit()));
    for (let count = 1; met === undefined && count <= inARow; count += 1) {
      const open = await session('connected');
      const greeting = await open.greeting();
      const farewell = await open.quit();
      if (!greeting.is(220)) met = { which: `session number ${count} in a row`, greeting };
      // What does not end would make a crowd of what is to be a row.
      else if (farewell.kind === 'timed-out') return inconclusive(`QUIT drew ${farewell}`);
    }
    if (met === undefined)
      return pass(
        `no limit was met: ${atOnce} sessions at once and ${inARow} in a row were greeted with 220`,
      );

    const { which, greeting } = met;
    if (late?.is(220)) return pass(`${which} was greeted when those before it had ended`);
    let control = greeting;
    for (let count = 1; !control.is(220) && count <= tries; count += 1) {
      // The first session, still open, is the clock.
      if (count > 1) await first.silence(seconds(secondsApart));
      const again = await session('connected');
      control = await again.greeting();
      await again.quit();
    }
    if (!control.is(220)) return inconclusive(`${which} drew ${greeting}, and a later one ${control}`);
    if (leftUs(greeting)) return violation('dropped', { which, what: greeting, control });
    if (greeting.is(4)) return pass(`${which} drew ${greeting}, a later one ${control}`);
    if (greeting.is(5)) return violation('refusedForGood', { which, reply: greeting, control });
    return inconclusive(`${which} drew ${greeting}, and a later one ${control}`);
  },
});
