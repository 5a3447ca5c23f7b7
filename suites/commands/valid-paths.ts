import { addressLiteral } from '../../runner/protocol/ip.js';
import { defineScenario } from '../shared/define.js';
import { askMail, askMails, domainOf } from '../shared/paths.js';

/** Reverse-paths within the grammar, at the domain of a sender that is known to be welcome. */
const cases = {
  atoms: {
    paths: ["<!#$%&'*+-/=?^_`{|}~@{domain}>", '<a.b+c=d-e_f.1@{domain}>'],
    refused: 'atomRefused',
  },
  quoted: {
    paths: ['<"a b"@{domain}>', '<"a@b"@{domain}>', '<"a>b"@{domain}>', '<"a\\"b"@{domain}>'],
    refused: 'quotedRefused',
  },
  domains: {
    paths: ['<{local}@1st.{domain}>', '<{local}@x--y.{domain}>', '<{local}@123.{domain}>'],
    refused: 'domainRefused',
  },
  literals: {
    paths: ['<{local}@{client}>', '<{local}@[IPv6:2001:db8::1]>'],
    refused: 'literalRefused',
  },
} as const;

export const validPaths = defineScenario({
  meta: {
    id: 'commands/valid-paths',
    title: 'Every form of path that the grammar has is taken for a path',
    why: 'People have such addresses; a server that calls them bad syntax refuses their mail for good.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.2-18',
      '5321-4.1.2-19',
      '5321-4.1.2-16',
      '5321-4.1.2-17',
      '5321-4.1.2-14',
      '5321-3.7.3-01',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: cases,
    findings: {
      atomRefused: {
        message: '{line} drew {reply}, although each of these characters may stand in an atom',
        breaks: ['5321-4.1.2-18', '5321-4.1.2-14'],
      },
      quotedRefused: {
        message: '{line} drew {reply}, although that is a quoted-string',
        breaks: ['5321-4.1.2-19', '5321-4.1.2-14'],
      },
      domainRefused: {
        message: '{line} drew {reply}, although labels may be so',
        breaks: ['5321-4.1.2-16', '5321-4.1.2-14'],
      },
      literalRefused: {
        message: '{line} drew {reply}: a site may refuse literals, but they are no bad syntax',
        breaks: ['5321-4.1.2-17'],
        // Some say 501 for what is their policy; a policy is theirs to have, and its code a SHOULD.
        level: 'expectation',
      },
      refusedByPolicy: {
        message: '{line} was refused with {reply}; another local-part of that domain was accepted',
        breaks: ['5321-3.7.3-01'],
        // The row binds gateways; elsewhere it is a wish.
        level: 'derived',
      },
    },
    remedy: {
      any: 'Parse paths by the grammar of RFC 5321 section 4.1.2, and refuse by policy (550) what the site does not want.',
      exim: 'allow_domain_literals = true makes Exim read [192.0.2.1] in an address.',
      opensmtpd: 'No setting is known (7.6); a quoted local-part is refused. Report it to the makers.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const domain = domainOf(probe.sender);
    const local = probe.sender.slice(0, -domain.length - 1);
    if (variant.refused === 'domainRefused' && domain.startsWith('['))
      return inconclusive('the sender is at an address literal, which has no subdomains');
    const open = await session('ready');
    const filled = (path: string) =>
      path
        .replace('{domain}', () => domain)
        .replace('{local}', () => local)
        .replace('{client}', addressLiteral(open.localAddress));
    const lines = variant.paths.map((path) => `MAIL FROM:${filled(path)}`);
    const asked = await askMails(open, lines, 2);
    const syntax = asked.find(({ reply }) => reply.is(500, 501, 502, 504, 555));
    const refused = syntax ?? asked.find(({ reply }) => !reply.is(250));
    if (refused === undefined) return pass(`${lines.join(', ')}: all were accepted`);
    const { line, reply } = refused;
    if (!reply.is(5) || reply.is(503, 530)) return inconclusive(`${line} drew ${reply}`);

    if (syntax !== undefined) {
      const control = await askMail(open, `MAIL FROM:<${probe.sender}>`);
      if (control.is(250)) return violation(variant.refused, { line, reply });
      return inconclusive(`${line} drew ${reply}, and the plain sender ${control}`);
    }
    if (variant.refused === 'literalRefused') {
      const control = await askMail(open, `MAIL FROM:<${probe.sender}>`);
      if (control.is(250)) return pass(`${line} was refused by policy: ${reply}`);
      return inconclusive(`${line} drew ${reply}, and the plain sender ${control}`);
    }
    // Any site may ask whether a domain exists.
    if (variant.refused === 'domainRefused') return inconclusive(`${line} was refused by policy: ${reply}`);
    // A site may also ask whether the mailbox exists, or tie senders to logins: then this one is refused, too.
    const control = await askMail(open, `MAIL FROM:<smtpspec-${probe.runId}@${domain}>`);
    if (control.is(250)) return violation('refusedByPolicy', { line, reply });
    return inconclusive(`${line} drew ${reply}, and another local-part ${control}`);
  },
});
