import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';

export const refusedSession = defineScenario({
  meta: {
    id: 'commands/refused-session',
    title: 'A server that turns clients away says 554, or 521 for good, answers on, and waits for QUIT',
    why: 'A refusal in proper form is understood at once; a connection that is dropped makes the client try again for days.',
    axis: 'conformance',
    requirements: [
      '5321-3.1-05',
      '5321-3.1-06',
      '5321-3.1-04',
      '5321-3.1-07',
      '5321-4.3.2-08',
      '7504-3-01',
      '7504-3-04',
      '7504-3-05',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    needs: { opening: ['refusal'] },
    findings: {
      closed: {
        message: 'The server greeted with {greeting} and did not wait for QUIT: EHLO drew no reply, {what}',
        breaks: ['5321-3.1-05'],
      },
      noFarewell: { message: 'After a greeting of {greeting}, QUIT drew {reply}', breaks: ['5321-3.1-05'] },
      served: {
        message: 'The server greeted with {greeting}, and EHLO drew {reply}: it does not refuse the session',
        // It may refuse the session, and then does.
        breaks: ['5321-3.1-06', '5321-3.1-04'],
      },
      not503: {
        message: 'After a greeting of {greeting}, EHLO drew {reply}, not 503',
        breaks: ['5321-3.1-06'],
      },
      noText: {
        message: 'The greeting of 554 has no text that could tell why',
        breaks: ['5321-3.1-07'],
      },
      otherCode: {
        message: 'The server turns us away with {greeting}; for a greeting there are 554 and 521',
        breaks: ['5321-4.3.2-08'],
      },
      neverSaysServed: {
        message: 'The server said that it never accepts mail ({greeting}), and EHLO drew {reply}',
        breaks: ['7504-3-01', '7504-3-04'],
      },
      neverSaysFarewell: {
        message: 'After a greeting of {greeting}, QUIT drew {reply}, not 221',
        breaks: ['7504-3-05'],
      },
    },
    remedy: {
      any: 'Greet with 554 and the reason, answer 503 to all but QUIT, and close after QUIT; a host that never takes mail greets with 521.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const connected = await session('connected');
    const greeting = await connected.greeting();
    const never = greeting.is(521);
    if (!greeting.is(5)) return inconclusive(`this time the connection drew ${greeting}`);
    if (!greeting.is(554) && !never) return violation('otherCode', { greeting });

    const hello = await connected.ehlo(probe.clientName);
    if (serverEnded(hello) || hello.kind === 'reset') {
      // RFC 7504 lets a server of 521 close at the first command.
      return never ? pass(`${greeting}, then the end`) : violation('closed', { greeting, what: hello });
    }
    if (hello.is(2, 3)) return violation(never ? 'neverSaysServed' : 'served', { greeting, reply: hello });
    if (!hello.is(5)) return inconclusive(`EHLO drew ${hello}`);

    const farewell = await connected.command('QUIT');
    const ended = serverEnded(farewell) || farewell.kind === 'reset';
    if (!farewell.is(221) && !(never && ended)) {
      if (!farewell.is(2, 3, 5) && !ended) return inconclusive(`QUIT drew ${farewell}`);
      return violation(never ? 'neverSaysFarewell' : 'noFarewell', { greeting, reply: farewell });
    }
    if (!never && !hello.is(503)) return violation('not503', { greeting, reply: hello });
    if (!never && !/[A-Za-z0-9]/.test(greeting.text)) return violation('noText');
    return pass(`${greeting}, then EHLO drew ${hello} and QUIT ${farewell}`);
  },
});
