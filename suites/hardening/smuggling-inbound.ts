import type { Context, ScenarioMeta } from '../../runner/scenario/index.js';
import type { Asking } from '../shared/asking.js';
import { defineScenario } from '../shared/define.js';
import { commandsBehind, countEnds } from '../shared/end-of-data.js';
import { judgeFalseEnd, nameOf } from '../shared/false-ends.js';
import { recipientInsideTls } from '../shared/inside-tls.js';
import { probeHeader } from '../shared/message.js';
import { hasBareLineEnd } from '../shared/passed-on.js';
import { undotted, undottedByRight } from '../shared/undotted.js';

export const smugglingInbound = defineScenario({
  meta: {
    id: 'hardening/smuggling-inbound',
    title: 'What other senders let through as content does not end the mail data here',
    why: 'Whoever may write through such a sender can put a second message into the first, with any sender address, and it comes from where SPF says it should.',
    axis: 'security',
    requirements: ['5321-4.1.1.4-08', '5321-2.3.8-01', '5321-4.5.2-02'],
    weaknesses: [
      'CWE-444',
      'CVE-2023-51764',
      'CVE-2023-51765',
      'CVE-2023-51766',
      'CVE-2023-51747',
      'CVE-2024-27305',
    ],
    services: ['smtp'],
    impact: 'deliver',
    messages: 21,
    needs: { recipient: true },
    judges421: true,
    variants: { ...undotted, ...undottedByRight },
    findings: {
      knownSender: {
        message:
          'The server takes {form} for the end of a message, and {senders} let that through: messages can be smuggled ({evidence})',
        severity: 'high',
        breaks: ['5321-4.1.1.4-08', '5321-2.3.8-01'],
      },
      possibleSender: {
        message:
          'The server takes {form} for the end of a message; a sender to whom that ends no line would let it through, though none is known ({evidence})',
        severity: 'medium',
        breaks: ['5321-4.1.1.4-08', '5321-2.3.8-01'],
      },
      guarded: {
        message:
          'The server takes {form} for the end of a message, but ended the session on commands that came with it: who can spread them over time may smuggle ({evidence})',
        severity: 'low',
        breaks: ['5321-4.1.1.4-08', '5321-2.3.8-01'],
      },
      // NUL may stand in mail data, so that no rule of line ends is broken.
      nulKnownSender: {
        message:
          'The server takes {form} for the end of a message, and {senders} let that through: messages can be smuggled ({evidence})',
        severity: 'high',
        breaks: ['5321-4.5.2-02'],
      },
      nulGuarded: {
        message:
          'The server takes {form} for the end of a message, but ended the session on commands that came with it: who can spread them over time may smuggle ({evidence})',
        severity: 'low',
        breaks: ['5321-4.5.2-02'],
      },
    },
    remedy: {
      any: 'End mail data at CRLF . CRLF only; refuse messages with bare CR, bare LF or NUL, or keep them as content.',
      postfix: 'smtpd_forbid_bare_newline = normalize (3.9, 3.8.5, 3.7.10 and later), or reject.',
      exim: 'Upgrade to 4.97.1 or a distribution build with the fix of CVE-2023-51766.',
      sendmail: 'Upgrade to 8.18 or later.',
      opensmtpd:
        'No setting is known (7.6) for bare LF, at which lines are cut before a filter sees them; a filter can refuse NUL.',
      exchange: 'Set-ReceiveConnector -BareLinefeedRejectionEnabled $true',
    },
  },
  async run(context) {
    const { family, form, senders } = context.variant;
    const { violation, pass, inconclusive } = context;
    const clear = await judgeFalseEnd(context, family, form);
    if (clear.ended === undefined) return inconclusive(clear.why);
    if (!clear.ended) return pass(clear.evidence);
    const { ran, evidence } = clear.ran ? clear : await insideTls(context, form, clear.evidence);
    const args = { form: nameOf(form), evidence };
    const nulAlone = !hasBareLineEnd(form);
    if (!ran) return violation(nulAlone ? 'nulGuarded' : 'guarded', args);
    if (senders === undefined) return violation('possibleSender', args);
    return violation(nulAlone ? 'nulKnownSender' : 'knownSender', { ...args, senders });
  },
});

/** Asks a guarded server again where it may have no guard: a server that looks for early input on its socket may see none of it inside TLS. */
async function insideTls(
  { facts, probe, session }: Asking & Pick<Context<ScenarioMeta>, 'facts'>,
  form: string,
  clear: string,
): Promise<{ ran: boolean; evidence: string }> {
  if (facts.tls.length === 0) return { ran: false, evidence: clear };
  const open = await recipientInsideTls(session, probe);
  const header = probeHeader(probe, `false end ${nameOf(form)} inside TLS`);
  const seen = await countEnds(open, `${header}text${form}${commandsBehind}`);
  await open.quit();
  const inside = seen.ended === undefined ? seen.why : seen.evidence;
  return { ran: seen.ended === true, evidence: `${clear}; inside TLS ${inside}` };
}
