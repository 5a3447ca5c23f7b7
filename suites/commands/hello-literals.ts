import type { Answer } from '../../runner/net/index.js';
import { addressLiteral } from '../../runner/protocol/ip.js';
import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';

/** The same kind of address in each of its spellings, on addresses that are reserved for documentation. */
const spellings = {
  ipv4: ['[192.0.2.1]'],
  ipv6: ['[IPv6:2001:db8::1]', '[IPv6:2001:DB8:0:0:0:0:0:1]', '[IPv6:::ffff:192.0.2.1]'],
};
/** No server need know these, and none may be upset by them. */
const unusualOf = (literal: string): readonly string[] => [`${literal} smtpspec`, '[x-smtpspec:unknown]'];
/** Some servers end a session at the fourth error. */
const mostErrors = 3;

export const helloLiterals = defineScenario({
  meta: {
    id: 'commands/hello-literals',
    title: 'EHLO takes address literals, IPv4 and IPv6, and lives on after an unknown one',
    why: 'Clients without a name of their own, as most are behind a dial-up or in a container, have nothing else to say.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.1.1-11',
      '5321-4.1.3-02',
      '5321-4.1.3-03',
      '5321-4.1.3-04',
      '5321-4.1.1.1-03',
      '5321-4.1.1.10-02',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      ipv4Refused: {
        message: 'EHLO {literals} drew {reply}, although the literal is well formed',
        breaks: ['5321-4.1.1.1-11', '5321-4.1.3-02'],
        level: 'derived',
      },
      ipv6Refused: {
        message: 'EHLO {literals} drew {reply}, although the literal is well formed',
        breaks: ['5321-4.1.1.1-11', '5321-4.1.3-03'],
        level: 'derived',
      },
      dropped: {
        message: 'EHLO {argument} ended the session, with no 421: {what}',
        breaks: ['5321-4.1.1.10-02', '5321-4.1.3-04', '5321-4.1.1.1-03'],
      },
    },
    remedy: {
      any: 'Take every address literal of RFC 5321 section 4.1.3 as a name; answer 501 to what is none.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const own = addressLiteral(greeted.localAddress);
    const ours = await greeted.ehlo(own);
    const isIPv6 = own.startsWith('[IPv6:');
    if (ours.is(500, 501)) {
      const control = await greeted.ehlo(probe.heloName);
      if (!control.is(250)) return inconclusive(`EHLO ${own} drew ${ours}, and with a name ${control}`);
      return violation(isIPv6 ? 'ipv6Refused' : 'ipv4Refused', { literals: own, reply: ours });
    }
    if (!ours.is(250)) return inconclusive(`EHLO ${own} drew ${ours}; a policy may lie behind it`);

    const refused: { form: string; reply: Answer }[] = [];
    const { ipv4, ipv6 } = spellings;
    let open = greeted;
    for (const form of [...ipv4, ...ipv6, ...unusualOf(own)]) {
      if (refused.length >= mostErrors) break;
      let reply = await open.ehlo(form);
      if (reply.is(503)) {
        // It takes one EHLO only, which is the matter of second-ehlo.
        await open.quit();
        open = await session('greeted');
        reply = await open.ehlo(form);
      }
      if (serverEnded(reply)) {
        await open.quit();
        const again = await (await session('greeted')).ehlo(form);
        if (serverEnded(again)) return violation('dropped', { argument: form, what: again });
      }
      if (!reply.is(250, 5)) return inconclusive(`EHLO ${form} drew ${reply}`);
      if (reply.is(5)) refused.push({ form, reply });
    }
    for (const [finding, forms] of [
      ['ipv4Refused', ipv4],
      ['ipv6Refused', ipv6],
    ] as const) {
      const wrong = refused.filter(({ form, reply }) => forms.includes(form) && reply.is(500, 501));
      const literals = wrong.map(({ form }) => form).join(', ');
      if (wrong[0]) return violation(finding, { literals, reply: wrong[0].reply });
    }
    const policy = refused.find(({ form }) => ipv4.includes(form) || ipv6.includes(form));
    if (policy) return inconclusive(`EHLO ${policy.form} drew ${policy.reply}; a policy may lie behind it`);
    return pass(`EHLO took ${[own, ...ipv4, ...ipv6].join(', ')}`);
  },
});
