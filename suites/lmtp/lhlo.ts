import { defineScenario } from '../shared/define.js';

export const lhlo = defineScenario({
  meta: {
    id: 'lmtp/lhlo',
    title: 'LHLO is served, and lists the extensions that LMTP cannot do without',
    why: 'A mail server in front hands over its mail by LHLO or not at all, and counts on pipelining and enhanced codes.',
    axis: 'conformance',
    requirements: ['2033-4.1-01', '2033-5-02', '2033-5-03', '2033-5-04'],
    services: ['lmtp'],
    impact: 'observe',
    variants: {
      served: { keyword: undefined, finding: undefined },
      pipelining: { keyword: 'PIPELINING', finding: 'noPipelining' },
      'enhanced-codes': { keyword: 'ENHANCEDSTATUSCODES', finding: 'noEnhancedCodes' },
      'eight-bit': { keyword: '8BITMIME', finding: 'noEightBit' },
    },
    findings: {
      unknown: {
        message: 'LHLO drew {reply}: this is no LMTP; a server of SMTP is named as smtp://',
        // Nothing that follows makes sense to a client of LMTP.
        level: 'MUST',
        breaks: ['2033-4.1-01'],
      },
      noPipelining: { message: 'LHLO does not list PIPELINING', breaks: ['2033-5-02'] },
      noEnhancedCodes: { message: 'LHLO does not list ENHANCEDSTATUSCODES', breaks: ['2033-5-03'] },
      noEightBit: { message: 'LHLO does not list 8BITMIME', breaks: ['2033-5-04'] },
    },
    remedy: { any: 'Serve LHLO, and offer PIPELINING, ENHANCEDSTATUSCODES and 8BITMIME.' },
  },
  async run({ session, probe, variant: { keyword, finding }, violation, pass, inconclusive }) {
    const open = await session('greeted');
    const reply = await open.ehlo(probe.clientName);
    if (finding === undefined && reply.is(500, 502)) return violation('unknown', { reply });
    if (!reply.is(250)) return inconclusive(`LHLO drew ${reply}`);
    if (finding === undefined) return pass(`LHLO drew ${reply}`);
    return open.offers(keyword) ? pass(`LHLO lists ${keyword}`) : violation(finding);
  },
});
