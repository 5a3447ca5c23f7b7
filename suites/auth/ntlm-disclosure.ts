import { ntlmNames, ntlmNegotiate } from '../../runner/protocol/ntlm.js';
import { escapeOctets } from '../../runner/protocol/octets.js';
import { offersMechanism, openStill } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

/** Characters of a name that are told; DNS allows 253. */
const longestName = 253;

export const ntlmDisclosure = defineScenario({
  meta: {
    id: 'auth/ntlm-disclosure',
    title: 'No name of an inner host or domain is told to strangers by an NTLM challenge',
    why: 'The challenge comes before any password and tells what Windows calls the host and its domain, which is where an attack on the inner network begins.',
    axis: 'security',
    // The names are part of the mechanism; auth/weak-mechanisms grades that it is offered.
    severity: 'info',
    requirements: ['4422-6.1.2-01'],
    weaknesses: ['CWE-200'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    findings: {
      named: { message: 'The challenge to AUTH NTLM names {names}' },
    },
    remedy: {
      any: 'Do not offer NTLM to the internet.',
      exchange: 'Take Integrated Windows authentication off the receive connector that the internet reaches.',
      exim: 'Remove the spa authenticator.',
    },
  },
  async run({ session, violation, pass, inconclusive, notApplicable }) {
    const open = await openStill(session);
    if (!offersMechanism(open, 'NTLM')) return notApplicable('AUTH NTLM is not offered inside TLS');
    const begun = await open.command('AUTH NTLM');
    if (!begun.is(334)) return inconclusive(`AUTH NTLM drew ${begun}`);
    open.remark('the first message of NTLM, which names nobody');
    open.send(`${ntlmNegotiate()}\r\n`);
    const challenge = await open.reply();
    if (!challenge.is(334)) return inconclusive(`the first message of NTLM drew ${challenge}`);
    open.send('*\r\n');
    await open.reply();
    const found = ntlmNames(challenge.text);
    if (found === undefined) return inconclusive('what came behind 334 is no challenge of NTLM');
    const names = Object.entries(found).map(
      ([what, name]: [string, string]) => `${what} ${escapeOctets(name.slice(0, longestName))}`,
    );
    if (names.length > 0) return violation('named', { names: names.join(', ') });
    return pass('the challenge of NTLM names nobody');
  },
});
