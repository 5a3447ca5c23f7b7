import { defineScenario } from '../shared/define.js';

export const helloWithoutArgument = defineScenario({
  meta: {
    id: 'commands/hello-without-argument',
    title: 'EHLO and HELO without an argument are refused with 501, and a good hello still works after it',
    why: 'The argument is what names the client; the code tells a client to mend its command, not to give up on ESMTP.',
    axis: 'conformance',
    requirements: ['5321-4.1.4-05', '5321-4.1.4-06', '5321-4.1.1.1-11', '5321-4.1.1.1-12', '5321-4.3.2-09'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    variants: { ehlo: { verb: 'EHLO' }, helo: { verb: 'HELO' } },
    findings: {
      accepted: {
        message: '{verb} without an argument drew {reply}; that is lenient, and allowed',
        level: 'MAY',
      },
      wrongEhloCode: {
        message: 'EHLO without an argument was refused with {reply}, not 501 (500, 502, 550)',
      },
      wrongHeloCode: {
        message: 'HELO without an argument was refused with {reply}, not 501 (500, 502, 504, 550)',
        breaks: ['5321-4.3.2-09'],
      },
      closed: {
        message: 'After the bad {verb} the session did not go on: {what}',
        breaks: ['5321-4.1.4-06'],
      },
    },
    remedy: { any: 'Answer a hello without a name with 501 and leave the session as it was.' },
  },
  async run({ session, probe, variant: { verb }, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const reply = await greeted.command(verb);
    if (reply.is(250)) return violation('accepted', { verb, reply });
    if (!reply.is(5) || reply.is(530)) return inconclusive(`${verb} drew ${reply}`);
    const right = reply.is(500, 501, 502, 504, 550);
    if (!right) return violation(verb === 'EHLO' ? 'wrongEhloCode' : 'wrongHeloCode', { reply });
    const good = await greeted.ehlo(probe.clientName);
    if (good.is(250)) return pass(`${verb} drew ${reply}, then EHLO with a name 250`);
    if (good.is(4)) return inconclusive(`EHLO after the bad ${verb} drew ${good}`);
    await greeted.quit();
    // Where EHLO does not work at all, the ladder breaks here and nothing is said about the bad hello.
    await session('hello');
    return violation('closed', { verb, what: `EHLO drew ${good}` });
  },
});
