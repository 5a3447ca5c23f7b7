import { defineScenario } from '../shared/define.js';

export const postmasterAtDomain = defineScenario({
  meta: {
    id: 'commands/postmaster-at-domain',
    title:
      'Mail to the postmaster of a domain that the server has mailboxes of is accepted, in any case of letters',
    why: 'It is where others turn to when mail from or to that domain goes wrong.',
    axis: 'conformance',
    requirements: ['5321-4.5.1-03', '5321-4.5.1-02', '5321-4.1.1.3-11', '5321-4.5.1-04'],
    services: ['smtp'],
    impact: 'probe',
    needs: { recipient: true, localDomain: true },
    findings: {
      refused: {
        message: '{line} drew {reply}, while <{recipient}> is accepted',
        breaks: ['5321-4.5.1-03', '5321-4.5.1-02', '5321-4.5.1-04'],
      },
      caseMatters: {
        message: '{line} drew {reply}, while the same in lower case is accepted',
        breaks: ['5321-4.5.1-02', '5321-4.1.1.3-11'],
      },
    },
    remedy: {
      any: 'Give every domain a postmaster, an alias will do, and compare the word without regard to case.',
      postfix: 'An entry for postmaster in virtual_alias_maps or alias_maps, for each domain.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const lower = `RCPT TO:<postmaster@${probe.domain}>`;
    const upper = `RCPT TO:<POSTMASTER@${probe.domain}>`;
    const open = await session('mail');
    const replies = { lower: await open.command(lower), upper: await open.command(upper) };
    if (replies.lower.is(250, 251) && replies.upper.is(250, 251))
      return pass(`${lower} drew ${replies.lower}, ${upper} ${replies.upper}`);
    const isFine = replies.lower.is(250, 251);
    const [line, reply] = isFine ? [upper, replies.upper] : [lower, replies.lower];
    if (!reply.is(5) || reply.is(503, 530)) return inconclusive(`${line} drew ${reply}`);
    if (isFine) {
      await open.quit();
      // It was the second recipient of its transaction: some take one alone.
      const alone = await (await session('mail')).command(upper);
      if (alone.is(5) && !alone.is(503, 530)) return violation('caseMatters', { line, reply });
      return inconclusive(`${line} drew ${reply}, and as the first recipient ${alone}`);
    }
    const control = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (control.is(250, 251)) return violation('refused', { line, reply, recipient: probe.recipient });
    return inconclusive(`${line} drew ${reply}, and <${probe.recipient}> ${control}`);
  },
});
