import { defineScenario } from '../shared/define.js';
import { askMail, askMails, domainOf } from '../shared/paths.js';

/** Lines outside the grammar; besides 501, 550 and 553 (policy on names) these codes are right; what it is to take them. */
const cases = {
  path: [
    { line: 'MAIL FROM:{sender}', also: [], taken: 'bracketsMissing' },
    { line: 'MAIL FROM: <{sender}>', also: [], taken: 'spaceAtColon' },
    // To some the command is called "MAIL FROM:", and this is another one.
    { line: 'MAIL FROM :<{sender}>', also: [500], taken: 'spaceAtColon' },
  ],
  mailbox: [
    // 504 is what Postfix says to a sender that is not fully qualified, where that is not allowed.
    { line: 'MAIL FROM:<smtpspec>', also: [504], taken: 'domainMissing' },
    { line: 'MAIL FROM:<smtp..spec@{domain}>', also: [], taken: 'localPart' },
    { line: 'MAIL FROM:<smtp spec@{domain}>', also: [], taken: 'localPart' },
  ],
  domain: [
    { line: 'MAIL FROM:<smtpspec@-a.{domain}>', also: [], taken: 'label' },
    { line: 'MAIL FROM:<smtpspec@a..{domain}>', also: [], taken: 'label' },
    { line: 'MAIL FROM:<smtpspec@#3221225985>', also: [], taken: 'numberLiteral' },
  ],
} as const;

export const mailSyntax = defineScenario({
  meta: {
    id: 'commands/mail-syntax',
    title: 'MAIL with an argument outside the grammar is refused as bad syntax',
    why: 'What one server repairs in its own way, the next reads otherwise; and a client learns of its mistake only when it is told.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.4-17',
      '5321-4.1.2-14',
      '5321-3.3-16',
      '5321-4.1.2-17',
      '5321-4.1.2-18',
      '5321-4.1.1-03',
      '5321-4.1.2-16',
      '5321-F.4-01',
    ],
    services: ['smtp'],
    impact: 'probe',
    variants: cases,
    findings: {
      wrongCode: {
        message: '{line} drew {reply}; the code for such an argument is 501',
        level: 'expectation',
      },
      // No sentence forbids a server to be lenient, so what follows is told and no more.
      bracketsMissing: {
        message: '{line} was accepted with {reply}, though a path stands in brackets; lenient: {all}',
        breaks: ['5321-4.1.2-14'],
        level: 'MAY',
      },
      spaceAtColon: {
        message: '{line} was accepted with {reply}, though no space stands beside the colon; lenient: {all}',
        breaks: ['5321-3.3-16'],
        level: 'MAY',
      },
      domainMissing: {
        message: '{line} was accepted with {reply}, though a mailbox has a domain; lenient: {all}',
        breaks: ['5321-4.1.2-17'],
        level: 'MAY',
      },
      localPart: {
        message: '{line} was accepted with {reply}, though that is no local-part; lenient: {all}',
        breaks: ['5321-4.1.2-18', '5321-4.1.1-03'],
        level: 'MAY',
      },
      label: {
        message: '{line} was accepted with {reply}, though that is no domain; lenient: {all}',
        breaks: ['5321-4.1.2-16'],
        level: 'MAY',
      },
      numberLiteral: {
        message:
          '{line} was accepted with {reply}: a host number, which is not used any more; lenient: {all}',
        breaks: ['5321-F.4-01'],
        level: 'derived',
      },
    },
    remedy: {
      any: 'Parse MAIL by the grammar of RFC 5321 section 4.1.2, and answer 501 to what does not fit.',
      postfix: 'strict_rfc821_envelopes = yes makes Postfix insist on brackets and plain addresses.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const domain = domainOf(probe.sender);
    if (domain.startsWith('[')) return inconclusive('the sender is at an address literal, not at a domain');
    const lines = variant.map((item) => ({
      ...item,
      line: item.line.replace('{sender}', () => probe.sender).replace('{domain}', () => domain),
    }));
    const open = await session('ready');
    const asked = await askMails(
      open,
      lines.map(({ line }) => line),
    );
    const items = lines.flatMap((item, index) => {
      const reply = asked[index]?.reply;
      return reply === undefined ? [] : [{ ...item, reply }];
    });

    const right = (also: readonly number[]) => [501, 550, 553, ...also];
    const wrong = items.find(
      ({ reply, also }) => reply.is(3, 5) && !reply.is(521, 530) && !reply.is(...right(also)),
    );
    if (wrong !== undefined) {
      const { line, reply } = wrong;
      const control = await askMail(open, `MAIL FROM:<${probe.sender}>`);
      if (control.is(2)) return violation('wrongCode', { line, reply });
      return inconclusive(`${line} drew ${reply}, and the plain MAIL ${control}`);
    }
    const taken = items.filter(({ reply }) => reply.is(2));
    // The gravest one gives the finding, its message names them all.
    const first = taken.find((item) => item.taken === 'numberLiteral') ?? taken[0];
    if (first !== undefined) {
      const all = taken.map(({ line }) => line).join(', ');
      return violation(first.taken, { line: first.line, reply: first.reply, all });
    }
    const unclear = items.find(({ reply, also }) => !reply.is(...right(also)));
    if (unclear !== undefined) return inconclusive(`${unclear.line} drew ${unclear.reply}`);
    // The other codes are also those of policy: that must not be about every sender.
    if (!items.every(({ reply }) => reply.is(501))) {
      const control = await askMail(open, `MAIL FROM:<${probe.sender}>`);
      if (!control.is(2)) return inconclusive(`the plain MAIL drew ${control}, so that refusals say nothing`);
    }
    return pass(items.map(({ line, reply }) => `${line} drew ${reply.code}`).join(', '));
  },
});
