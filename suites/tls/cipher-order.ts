import { defineScenario } from '../shared/define.js';
import { listed, suitesThat } from '../shared/tls-suites.js';

export const cipherOrder = defineScenario({
  meta: {
    id: 'tls/cipher-order',
    title: 'Strong suites are chosen before weak ones, whatever the client lists first',
    why: 'A client that lists its suites badly gets the best of them only if the server sees to it.',
    axis: 'conformance',
    requirements: ['9325-4.2.1-01', '9325-4.1-07'],
    weaknesses: ['CWE-757'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      // Stock Postfix leaves it to the client, and so does Mozilla's advice, which has no weak suites to choose from.
      clientDecides: {
        message: 'In {version} the client decides, and the server accepts weak suites too: {weak}',
        byTheLetter: true,
      },
      weakFirst: {
        message: 'In {version} the server itself prefers {weak} to {strong}',
        breaks: ['9325-4.1-07', '9325-4.2.1-01'],
        byTheLetter: true,
      },
    },
    remedy: {
      any: 'Let the server decide, with forward secrecy first; or accept no weak suites.',
      postfix: 'tls_preempt_cipherlist = yes',
      exim: 'With OpenSSL: openssl_options = +cipher_server_preference; with GnuTLS: %SERVER_PRECEDENCE in tls_require_ciphers',
      haraka: 'tls.ini: honorCipherOrder=true',
    },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    const versions = await endpoint.suites();
    // Older versions know no strong suites; TLS 1.3 knows no weak ones.
    const modern = versions.find(({ version }) => version === 'TLSv1.2');
    if (modern === undefined) return notApplicable('TLS 1.2 is not accepted');
    const { version, order, suites = [] } = modern;
    const isWeak = ({ forwardSecrecy, bits }: (typeof suites)[number]) => !forwardSecrecy || bits < 128;
    const weak = suitesThat([modern], isWeak);
    const strong = suitesThat([modern], (suite) => !isWeak(suite));
    const [best] = strong;
    if (weak.length === 0) {
      if (modern.incomplete !== undefined) return inconclusive(modern.incomplete);
      return pass(`in TLS 1.2 there is no weak suite to choose; order: ${order}`);
    }
    if (best === undefined) return notApplicable('TLS 1.2 has no strong suite that could be preferred');
    if (order === 'client') return violation('clientDecides', { version, weak: listed(weak) });
    if (order !== 'server') return inconclusive('whose order decides could not be seen');
    const last = suites.findLastIndex((suite) => !isWeak(suite));
    const before = suites.slice(0, last).filter(isWeak);
    if (before.length > 0)
      return violation('weakFirst', {
        version,
        weak: listed(before),
        strong: listed(suites.slice(last, last + 1)),
      });
    return pass(`the order of the server decides, ${best.name} first and weak suites last`);
  },
});
