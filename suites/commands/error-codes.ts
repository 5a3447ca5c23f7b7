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
    near: [550, 553],
    wrong: 'oughtBe501',
    taken: 'syntaxAccepted',
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
  'needless-argument': {
    rung: 'ready',
    line: 'RSET now',
    control: 'RSET',
    right: [501],
    near: [],
    wrong: 'argumentCode',
    taken: 'argumentAccepted',
  },
  'obsolete-verb': {
    rung: 'ready',
    line: 'TURN',
    control: 'NOOP',
    right: [500, 502],
    near: [501, 503, 504, 530, 550, 554],
    wrong: 'turnCode',
    taken: 'turnAccepted',
  },
} as const;

export const errorCodes = defineScenario({
  meta: {
    id: 'commands/error-codes',
    title: 'Faulty commands draw the code that says what was wrong: 500, 501, 502, 504 or 555',
    why: 'Clients act on the code alone: 501 means mend the argument, 502 and 555 mean do without, 503 means start over.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.4-17',
      '5321-4.2.2-01',
      '5321-4.1.1.11-01',
      '5321-4.1.1-05',
      '5321-4.3.2-06',
      '5321-F.1-01',
      '5321-4.1.1.3-10',
      '5321-4.1.1.2-04',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: cases,
    findings: {
      mustBe501: { message: '{line} drew {reply}, not 501' },
      oughtBe501: {
        message: '{line} drew {reply}, not 501',
        breaks: ['5321-4.1.1.3-10'],
        level: 'expectation',
      },
      nearCode: { message: '{line} drew {reply}; the code for bad syntax is 501', level: 'expectation' },
      syntaxAccepted: { message: '{line} was accepted with {reply}; that is lenient', level: 'derived' },
      oughtBe555: { message: '{line} drew {reply}, not 555', breaks: ['5321-4.1.1.11-01'] },
      parameterIgnored: {
        message: '{line} was accepted with {reply}: a parameter that the server does not know was ignored',
        breaks: ['5321-4.1.1.11-01'],
      },
      argumentCode: { message: '{line} drew {reply}, not 501', breaks: ['5321-4.1.1-05'] },
      argumentAccepted: {
        message: '{line} was accepted with {reply}, although RSET takes no argument',
        breaks: ['5321-4.1.1-05'],
      },
      turnCode: { message: '{line} drew {reply}, neither 500 nor 502', breaks: ['5321-4.2.2-01'] },
      turnAccepted: {
        message: '{line} was accepted with {reply} from a client that nobody has authenticated',
        breaks: ['5321-F.1-01'],
      },
    },
    remedy: {
      any: 'Answer 500 to unknown verbs, 501 to bad arguments, 502 to known but unsupported verbs, 503 to bad order, 555 to unknown MAIL and RCPT parameters.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const filled = (text: string) =>
      text.replace('{sender}', probe.sender).replace('{recipient}', probe.recipient);
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
    return variant.line === 'TURN' ? pass(`TURN drew ${reply}`) : violation('nearCode', { line, reply });
  },
});
