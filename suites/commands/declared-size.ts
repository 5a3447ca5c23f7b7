import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';

export const declaredSize = defineScenario({
  meta: {
    id: 'commands/declared-size',
    title: 'A message that is declared to be larger than the limit is refused before it is sent',
    why: 'Otherwise the client learns only after megabytes that they were in vain, or never.',
    axis: 'conformance',
    requirements: ['1870-7-01', '5321-4.5.3.1.9-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true, capability: ['SIZE'] },
    findings: {
      accepted: {
        message: 'MAIL with SIZE={size} drew {reply}, and RCPT {rcpt}, although SIZE {limit} is announced',
      },
      wrongCode: {
        message: 'MAIL with SIZE={size} drew {reply}; 552 is the code for what is larger than SIZE {limit}',
      },
      dropped: {
        message: 'MAIL with SIZE={size} was answered by no reply, twice ({what}); MAIL with SIZE=1000 is',
        breaks: ['5321-4.5.3.1.9-01'],
      },
    },
    remedy: {
      any: 'Compare the SIZE of MAIL with the limit, and answer 552.',
      opensmtpd:
        'No setting is known (7.6); it compares the size of the data alone. Report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('ready');
    const limit = Number(open.extensions?.lines.find(({ keyword }) => keyword === 'SIZE')?.params[0] ?? 0);
    if (!(limit > 0 && limit < 1e15)) return notApplicable('no limit is announced');
    // Far enough above it, as a server may round, or leave room for what it adds.
    const size = limit * 10;
    const declare = (octets: number) => `MAIL FROM:<${probe.sender}> SIZE=${octets}`;
    const reply = await open.command(declare(size));
    if (reply.is(250)) {
      // RFC 1870 section 6.4 lets the limit be one of the recipient.
      const rcpt = await open.command(`RCPT TO:<${probe.recipient}>`);
      if (rcpt.is(452, 552)) return pass(`SIZE=${size} drew ${reply}, then RCPT ${rcpt}`);
      if (rcpt.is(2)) return violation('accepted', { size, limit, reply, rcpt });
      return inconclusive(`SIZE=${size} drew ${reply}, then RCPT ${rcpt}`);
    }
    if (reply.is(452, 552)) return pass(`SIZE=${size} drew ${reply}`);
    if (!leftUs(reply) && (!reply.is(5) || reply.is(530))) return inconclusive(`SIZE=${size} drew ${reply}`);
    await open.quit();
    const control = await session('ready');
    const small = await control.command(declare(1000));
    await control.quit();
    if (!small.is(250)) return inconclusive(`SIZE=${size} drew ${reply}, and SIZE=1000 ${small}`);
    if (!leftUs(reply)) return violation('wrongCode', { size, limit, reply });
    const again = await (await session('ready')).command(declare(size));
    if (leftUs(again)) return violation('dropped', { size, what: again });
    return inconclusive(`SIZE=${size} drew ${reply}, then in another session ${again}`);
  },
});
