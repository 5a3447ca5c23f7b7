import { isIPv4, isIPv6 } from '../../runner/protocol/ip.js';
import { leafOf, noChain, ordinary } from '../shared/certificates.js';
import { defineScenario } from '../shared/define.js';

const mostNames = 5;

export const certificateIdentity = defineScenario({
  meta: {
    id: 'tls/certificate-identity',
    title: 'The certificate names the server that clients look for',
    why: 'A certificate for another name proves nothing: anybody can have one for a name of their own.',
    axis: 'security',
    severity: 'medium',
    requirements: ['7817-5-01', '8314-4.4-01', '9525-2-01'],
    weaknesses: ['CWE-297'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      otherName: {
        message: 'The certificate does not name {reference}; it names {names}',
        breaks: ['7817-5-01', '8314-4.4-01'],
      },
      // RFC 7817 section 3 still lets mail programs look there; RFC 9525, which is newer, does not.
      commonNameOnly: {
        message: '{reference} stands in the common name alone, where clients no longer look',
        severity: 'low',
        breaks: ['9525-2-01', '7817-5-01'],
      },
      // RFC 3207 section 4.1 leaves it to the client; MX records can be forged, so names prove little (RFC 7672 section 1.3.2).
      otherNameOpportunistic: {
        message:
          'The certificate does not name {reference}; it names {names}; on this port only senders that go by MTA-STS or DANE look',
        severity: 'info',
      },
    },
    remedy: {
      any: 'Take a certificate with the host name (the name in MX, or in the settings of mail programs) as a dNSName in subjectAltName.',
    },
  },
  async run({ endpoint, service, probe, violation, pass, inconclusive, notApplicable }) {
    const chains = ordinary(await endpoint.chains());
    const [first] = chains;
    if (first === undefined) return inconclusive(noChain);
    const bad = chains.find((chain) => !chain.matches && !namesDomain(leafOf(chain)?.names, probe.domain));
    const { reference } = first;
    if (bad === undefined) return pass(`named: ${shown(leafOf(first)?.names)}`);
    const names = shown(leafOf(bad)?.names);
    // Nobody looks for a mail server by its address: that the certificate lacks it says nothing.
    if (isIPv4(reference) || isIPv6(reference))
      return notApplicable(`no host name was given to hold it against (--server-name); it names ${names}`);
    if (service === 'smtp') return violation('otherNameOpportunistic', { reference, names });
    if (bad.onlyByCommonName) return violation('commonNameOnly', { reference });
    return violation('otherName', { reference, names });
  },
});

/** RFC 7817 section 3: mail programs also take the domain of the mail address, as a host or as a service. */
function namesDomain(names: readonly string[] = [], domain: string | undefined): boolean {
  if (domain === undefined) return false;
  const wanted = [`DNS:${domain}`, `SRV:_submission.${domain}`, `SRV:_submissions.${domain}`];
  return names.some((name) => wanted.some((it) => it.toLowerCase() === name.toLowerCase()));
}

function shown(names: readonly string[] = []): string {
  if (names.length === 0) return 'nothing';
  const rest = names.length - mostNames;
  return `${names.slice(0, mostNames).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
