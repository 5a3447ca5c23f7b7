import type { Session } from '../../runner/net/index.js';
import { escapeOctets } from '../../runner/protocol/octets.js';
import { authLines } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const authList = defineScenario({
  meta: {
    id: 'auth/list',
    title: 'The AUTH line of the EHLO reply lists names of mechanisms, one space between them',
    why: 'A client picks its mechanism from this line; a name that it cannot read is one that it does not use.',
    axis: 'conformance',
    requirements: ['4954-3-01', '5321-4.1.1.1-16'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: {
      none: { message: '{where} EHLO lists {line}, with no mechanism behind it', breaks: ['4954-3-01'] },
      malformed: {
        message:
          '{where} EHLO lists {line}; a mechanism has 1 to 20 letters, digits, hyphens and underscores',
        breaks: ['4954-3-01'],
      },
      lowerCase: {
        message: '{where} EHLO lists {line}; the names of mechanisms are written in capitals',
        breaks: ['4954-3-01'],
        // Section 8 has strings matched in any case, so that clients find the name all the same.
        level: 'derived',
      },
      spacing: {
        message: '{where} EHLO has a blank too many in "{line}"',
        breaks: ['4954-3-01'],
        byTheLetter: true,
      },
      legacy: {
        message:
          '{where} EHLO lists {line}: the old AUTH= form, kept for long-gone clients; its keyword breaks the grammar',
        breaks: ['5321-4.1.1.1-16'],
        byTheLetter: true,
      },
    },
    remedy: {
      any: 'List AUTH, a space, and names of 1 to 20 letters, digits, hyphens and underscores with single spaces between them.',
      postfix: 'For the AUTH= line: broken_sasl_auth_clients = no.',
    },
  },
  async run({ session, service, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('hello');
    const outer = service === 'submissions' ? 'Inside TLS' : 'In clear';
    const found = findingIn(open);
    if (found !== undefined) return violation(found.finding, { where: outer, line: found.line });
    const seen = [`${outer}: ${told(open)}`];
    let listed = authLines(open).length > 0;
    if (open.offers('STARTTLS')) {
      const { go, tls } = await open.startTls();
      if (!tls?.ok) return inconclusive(`STARTTLS drew ${go}, and no TLS came about`);
      const hello = await open.ehlo(probe.clientName);
      if (!hello.is(250)) return inconclusive(`EHLO inside TLS drew ${hello}`);
      // In clear this line is the matter of commands/ehlo-reply-form.
      const inner = findingIn(open) ?? legacyIn(open);
      if (inner !== undefined) return violation(inner.finding, { where: 'Inside TLS', line: inner.line });
      seen.push(`inside TLS: ${told(open)}`);
      listed ||= authLines(open).length > 0;
    }
    return listed ? pass(seen.join('; ')) : notApplicable('the server does not offer AUTH');
  },
});

interface Found {
  readonly finding: 'none' | 'malformed' | 'lowerCase' | 'spacing' | 'legacy';
  readonly line: string;
}

function findingIn(open: Session): Found | undefined {
  for (const { raw, params } of authLines(open)) {
    const line = escapeOctets(raw);
    if (params.length === 0) return { finding: 'none', line };
    if (params.some((name) => !/^[A-Za-z0-9_-]{1,20}$/.test(name))) return { finding: 'malformed', line };
    if (params.some((name) => /[a-z]/.test(name))) return { finding: 'lowerCase', line };
    if (/ {2}| $/.test(raw)) return { finding: 'spacing', line };
  }
  return undefined;
}

function legacyIn(open: Session): Found | undefined {
  const legacy = open.extensions?.lines.find(({ keyword }) => keyword.startsWith('AUTH='));
  return legacy && { finding: 'legacy', line: escapeOctets(legacy.raw) };
}

const told = (open: Session): string =>
  authLines(open)
    .map(({ raw }) => escapeOctets(raw))
    .join(', ') || 'no AUTH';
