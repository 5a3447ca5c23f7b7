import { isAddressLiteral, isDomain } from '../../runner/protocol/address.js';
import { parseEhlo } from '../../runner/protocol/ehlo.js';
import { escapeOctets } from '../../runner/protocol/octets.js';
import { defineScenario } from '../shared/define.js';

export const ehloReplyForm = defineScenario({
  meta: {
    id: 'commands/ehlo-reply-form',
    title: 'The EHLO reply names the server, then one well-formed keyword a line',
    why: 'Clients parse these lines by machine; a line that they cannot read is an extension that they do not use.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.1.1-13',
      '5321-4.1.1.1-14',
      '5321-4.1.1.1-15',
      '5321-4.1.1.1-16',
      '5321-4.1.1.1-17',
      '5321-4.1.1.1-04',
      '5321-4.1.2-12',
      '5321-4.3.1-04',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: {
      noDomain: {
        message: 'The first line of the EHLO reply does not begin with a domain: {line}',
        breaks: ['5321-4.1.1.1-13', '5321-4.1.1.1-04', '5321-4.1.2-12', '5321-4.3.1-04'],
      },
      literal: {
        message: 'The server names itself by an address literal, {line}; the EHLO reply asks for a domain',
        level: 'derived',
      },
      greetOctets: {
        message: 'The first line of the EHLO reply holds control or 8-bit octets',
        breaks: ['5321-4.1.1.1-14'],
      },
      malformed: { message: 'This line is no EHLO keyword: {line}', breaks: ['5321-4.1.1.1-16'] },
      badParameter: {
        message: 'A parameter in this line is not made of visible ASCII characters: {line}',
        breaks: ['5321-4.1.1.1-17'],
      },
      legacyAuth: {
        message:
          'The line {line} is the old AUTH= form, kept for long-gone clients; its keyword breaks the grammar',
        breaks: ['5321-4.1.1.1-16'],
        byTheLetter: true,
      },
      spacing: {
        message: 'The line "{line}" has a blank too many; parameters are set off by one space each',
        breaks: ['5321-4.1.1.1-15'],
        byTheLetter: true,
      },
    },
    remedy: {
      any: 'Mend the line in the server or in the proxy that writes it.',
      postfix: 'For the AUTH= line: broken_sasl_auth_clients = no. For the name: set myhostname to the FQDN.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const answer = await greeted.ehlo(probe.clientName);
    if (!answer.is(250) || answer.reply === undefined) return inconclusive(`EHLO drew ${answer}`);
    const first = answer.reply.lines[0]?.text ?? '';
    const { domain, lines } = parseEhlo(answer.reply);
    if (/[^\x20-\x7e\x09\x0b\x0c]/.test(first)) return violation('greetOctets');
    const broken = lines.filter((line) => !line.wellFormed);
    const malformed = broken.find(({ raw }) => !isLegacyAuth(raw) && !hasExtraBlank(raw));
    if (malformed) {
      const finding = hasKeyword(malformed.raw) ? 'badParameter' : 'malformed';
      return violation(finding, { line: escapeOctets(malformed.raw) });
    }
    if (!isDomain(domain) && !isAddressLiteral(domain))
      return violation('noDomain', { line: escapeOctets(first) });
    const legacy = broken.find(({ raw }) => isLegacyAuth(raw));
    if (legacy) return violation('legacyAuth', { line: legacy.raw });
    const spaced = broken.find(({ raw }) => hasExtraBlank(raw));
    if (spaced) return violation('spacing', { line: escapeOctets(spaced.raw) });
    if (isAddressLiteral(domain)) return violation('literal', { line: escapeOctets(first) });
    return pass(`${domain} and ${lines.length} well-formed keyword lines`);
  },
});

function isLegacyAuth(line: string): boolean {
  return /^AUTH=[A-Za-z0-9_-]+( [A-Za-z0-9_-]+)*$/i.test(line);
}

function hasKeyword(line: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9-]*( |$)/.test(line);
}

/** Well formed but for the blanks: single ones inside, none at the end. */
function hasExtraBlank(line: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9-]*( +[\x21-\x7e]+)* *$/.test(line);
}
