import { introduction } from '../shared/announced.js';
import { defineScenario } from '../shared/define.js';

/** What servers of one Exchange organisation offer each other. */
const exchange = [
  'X-ANONYMOUSTLS',
  'X-EXPS',
  'X-EXCHANGEAUTH',
  'X-LINK2STATE',
  'XEXCH50',
  'XRDST',
  'XSHADOW',
  'XSHADOWREQUEST',
  'XPROXY',
  'XPROXYFROM',
  'XPROXYTO',
  'XSESSIONPARAMS',
];

export const privateExtensions = defineScenario({
  meta: {
    id: 'hardening/private-extensions',
    title: 'EHLO lists no extension by which the servers of one Exchange organisation speak to each other',
    why: 'They are of no use to anybody outside, tell that Exchange stands there, and some have been ways in (XEXCH50, X-LINK2STATE).',
    axis: 'security',
    severity: 'info',
    requirements: ['5321-2.2.2-04'],
    weaknesses: ['CWE-200', 'CVE-2003-0714', 'CVE-2005-0560'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: {
      listed: { message: 'EHLO lists to strangers {keywords}' },
    },
    remedy: {
      any: 'Let another server, or a connector of its own, speak to the Internet.',
      exchange:
        'Give the receive connector for the Internet no authentication by Exchange Server, and no permission group for Exchange servers.',
    },
  },
  async run({ session, once, violation, pass }) {
    const { keywords } = await introduction({ session, once });
    const found = exchange.filter((keyword) => keywords.includes(keyword));
    return found.length > 0 ? violation('listed', { keywords: found.join(', ') }) : pass();
  },
});
