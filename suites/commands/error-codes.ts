import { defineScenario } from '../shared/define.js';

/**
 * One faulty command: where it is sent, the sound one that has to work beside it, which codes are right, and which finding other
 * answers are.
 */
const cases = {
  'missing-path': {
    rung: 'ready',
    line: 'MAIL FROM:',
    control: 'MAIL FROM:<{sender}>',
    right: [501],
    near: [550, 553],
    wrong: 'mustBe501',
    taken: 'syntaxAccepted',
  },
  'missing-recipient': {
    rung: 'mail',
    line: 'RCPT TO:',
    control: 'RCPT TO:<{recipient}>',
    right: [501],
    near: [],
    wrong: 'oughtBe501',
    taken: 'recipientAccepted',
  },
  'unknown-parameter': {
    rung: 'ready',
    line: 'MAIL FROM:<{sender}> FROBNICATE=1',
    control: 'MAIL FROM:<{sender}>',
    right: [555],
    near: [],
    wrong: 'oughtBe555',
    taken: 'parameterIgnored',
  },
  'unknown-recipient-parameter': {
    rung: 'mail',
    line: 'RCPT TO:<{recipient}> FROBNICATE=1',
    control: 'RCPT TO:<{recipient}>',
    right: [555],
    near: [],
    wrong: 'oughtBe555',
    taken: 'parameterIgnored',
  },
} as const;

export const errorCodes = defineScenario({
  meta: {
    id: 'commands/error-codes',
    title: 'A missing path draws 501, an unknown parameter 555',
    why: 'Clients act on the code alone: 501 means mend the argument, 555 means do without the parameter.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.4-17',
      '5321-4.2.2-01',
      '5321-4.1.1.11-01',
      '5321-4.1.1.3-10',
      '5321-4.1.1.2-04',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: cases,
    findings: {
      mustBe501: {
        message: '{line} drew {reply}, not 501',
        breaks: ['5321-4.1.4-17', '5321-4.1.1.2-04', '5321-4.2.2-01'],
      },
      oughtBe501: {
        message: '{line} drew {reply}, not 501',
        breaks: ['5321-4.1.1.3-10'],
        level: 'expectation',
      },
      nearCode: { message: '{line} drew {reply}; the code for bad syntax is 501', level: 'expectation' },
      syntaxAccepted: {
        message: '{line} was accepted with {reply}; that is lenient',
        breaks: ['5321-4.1.1.2-04'],
        level: 'derived',
      },
      recipientAccepted: {
        message: '{line} was accepted with {reply}; nobody is named to deliver to',
        breaks: ['5321-4.1.1.3-10'],
        level: 'derived',
      },
      oughtBe555: { message: '{line} drew {reply}, not 555', breaks: ['5321-4.1.1.11-01'] },
      parameterIgnored: {
        message: '{line} was accepted with {reply}: a parameter that the server does not know was ignored',
        breaks: ['5321-4.1.1.11-01'],
      },
    },
    remedy: {
      any: 'Answer 501 to bad arguments, and 555 to MAIL and RCPT parameters that are not known.',
      exim: 'No setting is known (4.96); report it to the makers.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
      haraka:
        'strict_rfc1869 = true under [main] in connection.ini refuses paths without brackets; for the other codes no setting is known (3.3.4).',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const filled = (text: string) =>
      text.replace('{sender}', () => probe.sender).replace('{recipient}', () => probe.recipient);
    const line = filled(variant.line);
    const open = await session(variant.rung);
    const reply = await open.command(line);
    const right: readonly number[] = variant.right;
    const near: readonly number[] = variant.near;
    if (reply.is(...right)) return pass(`${line} drew ${reply}`);
    if (reply.is(2, 3)) return violation(variant.taken, { line, reply });
    if (!reply.is(5) || reply.is(521, 530)) return inconclusive(`${line} drew ${reply}`);
    const control = await open.command(filled(variant.control));
    if (!control.is(2))
      return inconclusive(`${line} drew ${reply}, and so does the sound command: ${control}`);
    if (!reply.is(...near)) return violation(variant.wrong, { line, reply });
    return violation('nearCode', { line, reply });
  },
});
