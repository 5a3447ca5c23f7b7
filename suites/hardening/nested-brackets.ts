import { defineScenario } from '../shared/define.js';
import { askMails, domainOf } from '../shared/paths.js';

/** Arguments from which two programs may cut two addresses; which finding it is to take them. */
const families = {
  brackets: {
    taken: 'bracketsTaken',
    paths: ['<<{sender}>>', '<{sender}><other@{domain}>', '<{sender}>other@{domain}>'],
  },
  quotes: { taken: 'quotesTaken', paths: ['other<{sender}>other', '<"smtpspec@{domain}>'] },
  // RFC 822 let a backslash quote any character; RFC 5321 lets it quote printable ones.
  'quoted-cr': { taken: 'controlTaken', paths: ['<"smtp\\\rspec"@{domain}>'] },
} as const;

export const nestedBrackets = defineScenario({
  meta: {
    id: 'hardening/nested-brackets',
    title: 'A path with brackets or quotes that do not pair, or with a quoted CR, is refused',
    why: 'From such an argument one program cuts this address and the next another one, so that what was checked is not what is used.',
    axis: 'conformance',
    requirements: ['5321-4.1.2-14', '5321-4.1.2-19', '5321-4.1.2-13'],
    weaknesses: ['CWE-436', 'CWE-93'],
    services: ['smtp'],
    impact: 'probe',
    variants: families,
    findings: {
      // No sentence forbids a server to be lenient with these.
      bracketsTaken: {
        message:
          '{line} was accepted with {reply}, though a path stands in one pair of brackets; lenient: {all}',
        breaks: ['5321-4.1.2-14'],
        level: 'MAY',
      },
      quotesTaken: {
        message: '{line} was accepted with {reply}, though that is no path; lenient: {all}',
        breaks: ['5321-4.1.2-19', '5321-4.1.2-14'],
        level: 'MAY',
      },
      controlTaken: {
        message: '{line} was accepted with {reply}; what becomes of the CR only delivery shows',
        breaks: ['5321-4.1.2-13', '5321-4.1.2-19'],
        byTheLetter: true,
      },
    },
    remedy: {
      any: 'Parse paths by the grammar of RFC 5321 section 4.1.2, and answer 501 to what does not fit.',
      postfix: 'No setting is known (3.7); the CR has become a space before a restriction sees it.',
      exim: 'In acl_smtp_mail deny a $sender_address that matches \\N[^\\x20-\\x7e]\\N, with message = 501 5.1.7 Bad sender address syntax',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const lines = variant.paths.map(
      (path) =>
        `MAIL FROM:${path.replaceAll('{sender}', () => probe.sender).replaceAll('{domain}', () => domainOf(probe.sender))}`,
    );
    const open = await session('mail');
    // The control: a plain MAIL was accepted, so that a refusal is about the form.
    await open.command('RSET');
    if (variant.taken === 'controlTaken') open.allowReset();
    const asked = (await askMails(open, lines)).map(({ line, reply }) => ({
      line: line.replace('\r', '[CR]'),
      reply,
    }));
    const taken = asked.filter(({ reply }) => reply.is(2));
    if (taken[0] !== undefined) {
      const { line, reply } = taken[0];
      if (variant.taken === 'controlTaken') return violation('controlTaken', { line, reply });
      return violation(variant.taken, { line, reply, all: taken.map((item) => item.line).join(', ') });
    }
    const unclear = asked.find(
      ({ reply }) => !reply.is(5) && reply.kind !== 'closed' && reply.kind !== 'reset',
    );
    if (unclear !== undefined) return inconclusive(`${unclear.line} drew ${unclear.reply}`);
    return pass(asked.map(({ line, reply }) => `${line} drew ${reply}`).join(', '));
  },
});
