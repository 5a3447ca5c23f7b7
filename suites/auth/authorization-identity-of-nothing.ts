import type { Answer } from '../../runner/net/index.js';
import { offersMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { madeUp } from '../shared/made-up-sasl.js';

export const authorizationIdentityOfNothing = defineScenario({
  meta: {
    id: 'auth/authorization-identity-of-nothing',
    title: 'An authorisation identity that SASLprep turns into nothing makes the login fail',
    why: 'A name that some part of the server takes for empty, and another for somebody, can end as an identity that was never asked for.',
    axis: 'conformance',
    requirements: ['4954-4-18'],
    weaknesses: ['CWE-180', 'CWE-287'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      accepted: {
        message:
          'AUTH PLAIN with the authorisation identity U+00AD and valid credentials drew {reply}{others}',
        // The MUST is about what comes of the preparation, and to prepare at all is a SHOULD.
        level: 'SHOULD',
      },
    },
    remedy: {
      any: 'Prepare the authorisation identity by SASLprep, and refuse with 535 one of which nothing is left.',
      exim: 'In server_condition of the PLAIN authenticator, beside the check of the password: or{{eq{$auth1}{}}{eq{$auth1}{$auth2}}}',
      opensmtpd: 'No setting is known (7.6); it does not look at the identity. Report it to the makers.',
      haraka: 'No setting is known (3.3.4); its plugins pass over the identity. Report it to the makers.',
    },
  },
  async run({ session, probe, logIn, violation, pass, inconclusive, notApplicable }) {
    const open = await session('secured');
    if (!offersMechanism(open, 'PLAIN')) return notApplicable('PLAIN is not offered');
    // A soft hyphen, which SASLprep maps to nothing (RFC 3454 table B.1).
    const reply = await logIn(open, { authorization: '\u00ad' });
    if (reply.is(235)) {
      await open.quit();
      const other = await logIn(await session('secured'), { authorization: madeUp(probe).login });
      return violation('accepted', { reply, others: ofOthers(other) });
    }
    return reply.is(5) ? pass(`AUTH PLAIN drew ${reply}`) : inconclusive(`AUTH PLAIN drew ${reply}`);
  },
});

/** What an identity that is made up shows of all the others. */
function ofOthers(reply: Answer): string {
  if (reply.is(235)) return `; a made-up identity drew ${reply} too: whatever stands there is passed over`;
  return reply.is(5) ? `; a made-up identity drew ${reply}` : '';
}
