import { asUser } from '../shared/as-user.js';
import { defineScenario } from '../shared/define.js';

export const queueVerbs = defineScenario({
  meta: {
    id: 'submission/queue-verbs',
    title: 'ETRN and ATRN are neither listed nor served on a submission service',
    why: 'They make a server send the mail that waits for a site; a port for users has nothing of the kind to give.',
    axis: 'conformance',
    requirements: ['6409-7-03', '6409-7-09'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    variants: {
      etrn: { verb: 'ETRN', listed: 'etrnListed', served: 'etrnServed' },
      atrn: { verb: 'ATRN', listed: 'atrnListed', served: 'atrnServed' },
    } as const,
    findings: {
      etrnListed: {
        message: 'EHLO lists ETRN; ETRN drew {reply}',
        breaks: ['6409-7-03'],
        // Postfix lists it on all its ports unless it is told otherwise.
        byTheLetter: true,
      },
      etrnServed: { message: 'ETRN was served with {reply}', breaks: ['6409-7-03'] },
      atrnListed: { message: 'EHLO lists ATRN; ATRN drew {reply}', breaks: ['6409-7-09'] },
      atrnServed: { message: 'ATRN was served with {reply}', breaks: ['6409-7-09'] },
    },
    remedy: {
      any: 'Switch both off on 587 and 465.',
      postfix:
        'In master.cf for submission(s): -o smtpd_discard_ehlo_keywords=etrn and -o smtpd_etrn_restrictions=reject',
      exim: 'An acl_smtp_etrn that accepts on port 25 alone.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const { verb, listed, served } = variant;
    const open = await asUser(session, probe);
    const reply = await open.command(`${verb} smtpspec.invalid`);
    if (reply.is(2)) {
      // Behind a 250 to ATRN the server is the client, and waits for a greeting of ours.
      if (verb === 'ATRN') await open.close();
      return violation(served, { reply });
    }
    if (open.offers(verb)) return violation(listed, { reply });
    // 458 and 459 are the refusals of ETRN itself, lasting ones too (RFC 1985 section 5.2).
    if (reply.is(5) || (verb === 'ETRN' && reply.is(458, 459)))
      return pass(`not listed, and ${verb} drew ${reply}`);
    return inconclusive(`${verb} is not listed, and drew ${reply}`);
  },
});
