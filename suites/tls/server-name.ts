import { defineScenario } from '../shared/define.js';

export const serverName = defineScenario({
  meta: {
    id: 'tls/server-name',
    title: 'Clients that send no server name, or another one, still get an answer',
    why: 'Many mail servers send no server name, and those of DANE send one of several that fit; who is turned away sends in clear text or not at all.',
    axis: 'conformance',
    requirements: ['7672-8.1-01', '7672-8.1-02'],
    // Clients of submission send the name, and RFC 9325 section 3.7 asks the opposite of their servers.
    services: ['smtp'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      // RFC 7672 binds those that publish TLSA records; whether this one does is not known here.
      required: {
        message: 'A hello without server name drew {text}',
        breaks: ['7672-8.1-01'],
        level: 'SHOULD',
      },
      unknownRefused: {
        message: 'A hello with a name that no server has drew {text}',
        breaks: ['7672-8.1-02'],
        level: 'SHOULD',
      },
    },
    variants: { none: 'none', unknown: 'unknown' },
    remedy: { any: 'Show the default certificate where no name, or an unknown one, is given.' },
  },
  async run({ endpoint, variant, violation, pass, inconclusive }) {
    const { none, other } = await endpoint.serverNames();
    const { kind, text } = variant === 'none' ? none : other;
    if (kind === 'hello') return pass(`it drew ${text}`);
    if (kind === 'silent') return inconclusive(`it drew ${text}`);
    return violation(variant === 'none' ? 'required' : 'unknownRefused', { text });
  },
});
