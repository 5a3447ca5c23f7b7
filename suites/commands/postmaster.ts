import { defineScenario } from '../shared/define.js';

export const postmaster = defineScenario({
  meta: {
    id: 'commands/postmaster',
    title: 'RCPT TO:<Postmaster>, without a domain and in any case, is accepted',
    why: 'It is the one address that every mail server has; other sites report trouble with yours to it.',
    axis: 'conformance',
    requirements: [
      '5321-4.5.1-03',
      '5321-2.3.5-04',
      '5321-4.1.1.3-11',
      '5321-4.1.1.3-10',
      '5321-4.5.1-02',
      '5321-4.5.1-04',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: { capitalised: 'Postmaster', 'lower-case': 'postmaster', 'upper-case': 'POSTMASTER' },
    findings: {
      refused: {
        message: 'RCPT TO:<{name}> drew {reply}, while another recipient is accepted',
        breaks: ['5321-4.5.1-03', '5321-2.3.5-04', '5321-4.5.1-02', '5321-4.5.1-04'],
      },
      notUnderstood: {
        message: 'RCPT TO:<{name}> drew {reply}, as if it were no path',
        breaks: ['5321-2.3.5-04', '5321-4.5.1-03', '5321-4.1.1.3-10'],
      },
      caseMatters: {
        message: 'RCPT TO:<{name}> drew {reply}, while the same in lower case is accepted',
        breaks: ['5321-4.1.1.3-11', '5321-4.5.1-02'],
      },
    },
    remedy: {
      any: 'Route the bare name postmaster, in any case, to whoever runs the server.',
      postfix:
        'Keep postmaster in local alias_maps; resolve_dequoted_address and virtual maps must not lose the bare name.',
      exim: 'qualify_recipient must be set, and postmaster an alias there.',
      haraka:
        'A plugin with hook_rcpt that answers next(OK) where params[0].user is postmaster and params[0].host is empty; host_list knows domains only.',
    },
  },
  async run({ session, probe, variant: name, violation, pass, inconclusive }) {
    const open = await session('mail');
    const rcpt = await open.command(`RCPT TO:<${name}>`);
    if (rcpt.is(250, 251)) return pass(`RCPT TO:<${name}> drew ${rcpt}`);
    if (!rcpt.is(5) || rcpt.is(503, 530)) return inconclusive(`RCPT TO:<${name}> drew ${rcpt}`);
    // A server that refuses every recipient refuses us, for example by a block list.
    if (!probe.recipientGiven)
      return inconclusive(`RCPT TO:<${name}> drew ${rcpt}; give --recipient as a control`);
    const control = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (!control.is(2))
      return inconclusive(`RCPT TO:<${name}> drew ${rcpt}, and <${probe.recipient}> ${control}`);
    if (name !== 'postmaster' && (await open.command('RCPT TO:<postmaster>')).is(2))
      return violation('caseMatters', { name, reply: rcpt });
    const isSyntax = rcpt.is(500, 501, 502, 504, 555);
    return violation(isSyntax ? 'notUnderstood' : 'refused', { name, reply: rcpt });
  },
});
