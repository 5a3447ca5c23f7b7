import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';

/** As long as a name can be in the DNS, on a domain that is reserved. */
const longest = [...Array<string>(3).fill('x'.repeat(63)), `${'x'.repeat(53)}.example`].join('.');
const short = 'x.x.x.x.example';

export const longClientName = defineScenario({
  meta: {
    id: 'commands/long-client-name',
    title: 'EHLO takes a domain of the full length',
    why: 'Generated host names are long; a limit that is too small turns away clients that do nothing wrong.',
    axis: 'conformance',
    requirements: ['5321-4.5.3.1.2-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      refused: { message: 'EHLO with a name of {octets} octets drew {reply}, and with a short one 250' },
      dropped: { message: 'EHLO with a name of {octets} octets ended the session: {reply}' },
    },
    remedy: { any: 'Take domains of up to 255 octets.' },
  },
  async run({ session, violation, pass, inconclusive }) {
    const octets = longest.length;
    const greeted = await session('greeted');
    const reply = await greeted.ehlo(longest);
    if (reply.is(250)) return pass(`EHLO with a name of ${octets} octets drew 250`);
    const dropped = serverEnded(reply);
    // Other codes may be a policy on names that cannot be resolved.
    if (!dropped && !reply.is(500, 501)) return inconclusive(`EHLO ${longest} drew ${reply}`);
    const other = dropped ? await session('greeted') : greeted;
    const control = await other.ehlo(short);
    if (!control.is(250)) return inconclusive(`EHLO ${short} drew ${control}, so a long name says nothing`);
    return violation(dropped ? 'dropped' : 'refused', { octets, reply });
  },
});
