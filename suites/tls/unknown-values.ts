import { defineScenario } from '../shared/define.js';

export const unknownValues = defineScenario({
  meta: {
    id: 'tls/unknown-values',
    title: 'A hello with versions and values of the future is answered like any other',
    why: 'Clients get new versions, suites, groups and extensions every year; a server that chokes on them gets its mail in clear text or not at all.',
    axis: 'conformance',
    requirements: ['5246-E.1-01', '8446-4.1.2-02', '5246-7.4.1.2-02'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      version: {
        message: 'A hello with a version that does not exist yet drew {text}',
        breaks: ['5246-E.1-01'],
      },
      values: {
        message: 'A hello with reserved suites, groups and extensions (GREASE) drew {text}',
        breaks: ['8446-4.1.2-02'],
      },
      // No sentence names a length; a hello may be as long as its fields allow.
      length: {
        message: 'A hello of some 1400 octets drew {text}',
        breaks: ['5246-7.4.1.2-02'],
        level: 'derived',
      },
    },
    variants: { version: 'version', values: 'values', length: 'length' },
    remedy: {
      any: 'Upgrade the TLS library, or what stands before the server and looks into its handshakes.',
    },
  },
  async run({ endpoint, variant, violation, pass, inconclusive }) {
    const answers = await endpoint.toleratesUnknown();
    const reaction = answers.find(({ what }) => what === variant)?.reaction;
    if (reaction === undefined) return inconclusive('it was not asked');
    const { kind, text } = reaction;
    if (kind === 'hello') return pass(`it drew ${text}`);
    // The survey has sent a plain hello between two of these, and it was answered.
    return kind === 'silent' ? inconclusive(`it drew ${text}`) : violation(variant, { text });
  },
});
