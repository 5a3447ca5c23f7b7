import { offersMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { beginExchange, endExchange } from '../shared/made-up-sasl.js';

const variants = {
  hyphen: { insert: '-', what: 'a hyphen', finding: 'accepted', isAnswer: false },
  // An answer to 334, as a space in the line of AUTH itself begins another argument.
  space: { insert: ' ', what: 'a space', finding: 'spaceSkipped', isAnswer: true },
} as const;

export const damagedCredentials = defineScenario({
  meta: {
    id: 'auth/damaged-credentials',
    title: 'Valid credentials with a foreign character inside their base64 do not log in',
    why: 'Who skips what is no base64 reads another text than a proxy or a filter in front of it does.',
    axis: 'conformance',
    requirements: ['4954-4-14'],
    weaknesses: ['CWE-20'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      accepted: {
        message: 'AUTH PLAIN with valid credentials and a hyphen inside their base64 drew {reply}',
      },
      // Stock Exim and OpenSMTPD do so.
      spaceSkipped: {
        message: 'Behind 334, valid credentials with a space inside their base64 drew {reply}',
        byTheLetter: true,
      },
    },
    variants,
    remedy: {
      any: 'Refuse a response that is no base64 with 501, instead of skipping what does not belong there.',
      exim: 'No setting is known (4.96); blanks inside base64 are skipped. Report it to the makers.',
      opensmtpd: 'No setting is known (7.6); blanks inside base64 are skipped. Report it to the makers.',
    },
  },
  async run({ session, logIn, variant, violation, pass, inconclusive, notApplicable }) {
    const open = await session('secured');
    if (!offersMechanism(open, 'PLAIN')) return notApplicable('PLAIN is not offered');
    const { insert, what, finding, isAnswer } = variant;
    const begun = isAnswer ? await beginExchange(open, 'PLAIN') : undefined;
    if (begun?.is(334) === false) return inconclusive(`AUTH PLAIN drew ${begun}`);
    open.remark(`the right credentials, with ${what} inside their base64`);
    const reply = await logIn(open, { insert, isAnswer });
    await endExchange(open, reply);
    if (reply.is(235)) return violation(finding, { reply });
    return reply.is(5)
      ? pass(`with ${what} they drew ${reply}`)
      : inconclusive(`with ${what} they drew ${reply}`);
  },
});
