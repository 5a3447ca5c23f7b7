import { defineScenario } from '../shared/define.js';

export const authHelloKept = defineScenario({
  meta: {
    id: 'auth/hello-kept',
    title: 'After AUTH without a security layer, MAIL needs no new EHLO',
    why: 'Clients go from 235 to MAIL at once; a server that has forgotten their hello refuses it.',
    axis: 'conformance',
    requirements: ['4954-4-21'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      forgotten: {
        message: 'After 235 MAIL drew {reply}, and behind a new EHLO {again}',
        // The sentence resets a session whose mechanism brought a layer; PLAIN and its likes bring none.
        level: 'derived',
      },
    },
    remedy: {
      any: 'Go back to the state of the greeting only where the mechanism has brought a security layer.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const mail = `MAIL FROM:<${probe.sender}>`;
    const open = await session('authenticated');
    const reply = await open.command(mail);
    if (reply.is(250)) return pass(`MAIL drew ${reply}`);
    if (!reply.is(5)) return inconclusive(`MAIL drew ${reply}`);
    const hello = await open.ehlo(probe.clientName);
    const again = await open.command(mail);
    if (hello.is(250) && again.is(250)) return violation('forgotten', { reply, again });
    return inconclusive(`MAIL drew ${reply}, and behind a new EHLO ${again}`);
  },
});
