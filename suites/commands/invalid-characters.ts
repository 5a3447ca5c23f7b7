import { defineScenario } from '../shared/define.js';
import { askMail, domainOf } from '../shared/paths.js';

/** Paths with octets that no path has; which finding it is to take them, and which codes refuse them rightly. */
const cases = {
  // Section 2.4 names 500 for these, section 4.1.2 has 501.
  'eight-bit': { path: 'pr\xc3\xb6be@{domain}', taken: 'eightBitTaken', right: [500, 501] },
  'control-character': { path: 'pro\x01be@{domain}', taken: 'controlTaken', right: [501] },
  // A name that nobody can have may be refused for not existing, too.
  underscore: { path: 'probe@bad_label.{domain}', taken: 'underscoreTaken', right: [501, 550, 553, 554] },
} as const;

export const invalidCharacters = defineScenario({
  meta: {
    id: 'commands/invalid-characters',
    title: 'MAIL with characters that no path may hold is refused with 501',
    why: 'Such octets travel on into logs, headers and other servers, and each of these reads them in its own way.',
    axis: 'conformance',
    requirements: ['5321-4.1.2-13', '5321-2.4-13', '5321-2.4-17'],
    services: ['smtp'],
    impact: 'probe',
    variants: cases,
    findings: {
      eightBitTaken: {
        message: '{line} was accepted with {reply}, without the SMTPUTF8 parameter that permits such octets',
        breaks: ['5321-2.4-13', '5321-4.1.2-13'],
      },
      eightBitByBody: {
        message:
          '{line} was accepted with {reply}, and refused without the parameter; 8BITMIME is about content only',
        breaks: ['5321-2.4-17', '5321-4.1.2-13'],
      },
      controlTaken: { message: '{line} was accepted with {reply}', byTheLetter: true },
      underscoreTaken: { message: '{line} was accepted with {reply}', byTheLetter: true },
      wrongCode: {
        message: '{line} drew {reply}; the code for invalid characters is 501',
        level: 'expectation',
      },
    },
    remedy: {
      any: 'Answer 501 to paths with control characters, with octets above 127 where SMTPUTF8 was not asked for, and with more than letters, digits and hyphens in a domain.',
      postfix: 'strict_smtputf8 = yes (with smtputf8_enable = yes) makes Postfix insist on the parameter.',
      exim: 'In acl_smtp_mail deny a $sender_address that matches \\N[^\\x20-\\x7e]\\N, with message = 501 5.1.7 Bad sender address syntax',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const domain = domainOf(probe.sender);
    if (domain.startsWith('[')) return inconclusive('the sender is at an address literal, not at a domain');
    const line = `MAIL FROM:<${variant.path.replace('{domain}', () => domain)}>`;
    const shown = shownAs(line);
    const open = await session('ready');
    const reply = await askMail(open, line);
    if (reply.is(2)) return violation(variant.taken, { line: shown, reply });
    if (!reply.is(3, 5) || reply.is(503, 521, 530)) return inconclusive(`${shown} drew ${reply}`);

    if (variant.taken === 'eightBitTaken' && open.offers('8BITMIME')) {
      const marked = await askMail(open, `${line} BODY=8BITMIME`);
      if (marked.is(2)) return violation('eightBitByBody', { line: `${shown} BODY=8BITMIME`, reply: marked });
      if (!marked.is(5)) return inconclusive(`${shown} BODY=8BITMIME drew ${marked}`);
    }
    if (reply.is(501)) return pass(`${shown} drew ${reply}`);
    // The other codes are also those of policy: that must not be about every sender.
    const control = await askMail(open, `MAIL FROM:<${probe.sender}>`);
    if (!control.is(2)) return inconclusive(`${shown} drew ${reply}, and the plain MAIL ${control}`);
    const right: readonly number[] = variant.right;
    // RFC 6531 section 3.5 has these codes for addresses that are not welcome.
    const isInternational =
      variant.taken === 'eightBitTaken' && open.offers('SMTPUTF8') && reply.is(550, 553);
    if (reply.is(...right) || isInternational) return pass(`${shown} drew ${reply}`);
    return violation('wrongCode', { line: shown, reply });
  },
});

/** The line with what nobody can print named instead. */
function shownAs(line: string): string {
  return line.replace('\xc3\xb6', '\\xc3\\xb6').replace('\x01', '\\x01');
}
