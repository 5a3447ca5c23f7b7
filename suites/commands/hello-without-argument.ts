import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';

export const helloWithoutArgument = defineScenario({
  meta: {
    id: 'commands/hello-without-argument',
    title: 'EHLO and HELO without an argument are refused with 501, and a good hello still works after it',
    why: 'The argument is what names the client; the code tells a client to mend its command, not to give up on ESMTP.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.4-05',
      '5321-4.1.4-06',
      '5321-4.1.1.10-02',
      '5321-3.8-02',
      '5321-4.1.1.1-11',
      '5321-4.1.1.1-12',
      '5321-4.3.2-09',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    variants: { ehlo: { verb: 'EHLO' }, helo: { verb: 'HELO' } },
    findings: {
      ehloAccepted: {
        message: 'EHLO without an argument drew {reply}; that is lenient, and allowed',
        breaks: ['5321-4.1.1.1-11'],
        level: 'MAY',
      },
      heloAccepted: {
        message: 'HELO without an argument drew {reply}; that is lenient, and allowed',
        breaks: ['5321-4.1.1.1-12'],
        level: 'MAY',
      },
      wrongEhloCode: {
        message: 'EHLO without an argument was refused with {reply}, not 501 (500, 502, 550)',
        breaks: ['5321-4.1.4-05', '5321-4.3.2-09'],
      },
      wrongHeloCode: {
        message: 'HELO without an argument was refused with {reply}, not 501 (500, 502, 504, 550)',
        breaks: ['5321-4.3.2-09'],
      },
      stateLost: {
        message: 'After the bad {verb} a good EHLO drew {reply}',
        breaks: ['5321-4.1.4-06'],
      },
      dropped: {
        message: 'After the bad {verb} the server ended the session, with no 421: {what}',
        breaks: ['5321-4.1.1.10-02', '5321-3.8-02', '5321-4.1.4-06'],
      },
    },
    remedy: { any: 'Answer a hello without a name with 501 and leave the session as it was.' },
  },
  async run({ session, probe, variant: { verb }, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const reply = await greeted.command(verb);
    if (reply.is(250)) return violation(verb === 'EHLO' ? 'ehloAccepted' : 'heloAccepted', { reply });
    const ended = serverEnded(reply);
    if (!ended && (!reply.is(5) || reply.is(530))) return inconclusive(`${verb} drew ${reply}`);
    const right = ended || reply.is(500, 501, 502, 504, 550);
    if (!right) return violation(verb === 'EHLO' ? 'wrongEhloCode' : 'wrongHeloCode', { reply });
    const good = ended ? reply : await greeted.ehlo(probe.clientName);
    if (good.is(250)) return pass(`${verb} drew ${reply}, then EHLO with a name 250`);
    if (!good.is(5) && !serverEnded(good)) return inconclusive(`EHLO after the bad ${verb} drew ${good}`);
    await greeted.quit();
    // Where EHLO does not work at all, the ladder breaks here and nothing is said about the bad hello.
    await session('hello');
    if (good.is(5)) return violation('stateLost', { verb, reply: good });
    return violation('dropped', { verb, what: good });
  },
});
