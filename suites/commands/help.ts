import { defineScenario } from '../shared/define.js';

export const help = defineScenario({
  meta: {
    id: 'commands/help',
    title: 'HELP draws 214 or 211, and HELP with an argument these or 501, 502 or 504',
    why: 'It tells the person at the other end whom they are talking to; a server need not say more than a line.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.1.8-02',
      '5321-4.1.1.8-01',
      '5321-4.1.1.8-03',
      '5321-4.1.1.8-05',
      '5321-4.2.1-08',
      '5321-4.2.2-02',
      '5321-4.3.2-17',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      unsupported: { message: 'HELP drew {reply}', breaks: ['5321-4.1.1.8-02'] },
      oddCode: {
        message: 'HELP drew {reply}, neither 211 nor 214',
        breaks: ['5321-4.3.2-17', '5321-4.2.2-02'],
      },
      oddArgumentCode: {
        message: '{line} drew {reply}, a code that HELP does not have',
        breaks: ['5321-4.3.2-17', '5321-4.1.1.8-01', '5321-4.1.1.8-03'],
      },
      argumentUnknown: {
        message:
          '{line} drew {reply} although HELP is served; for an argument that is not served there is 504',
        breaks: ['5321-4.1.1.8-05', '5321-4.2.1-08'],
        level: 'expectation',
      },
    },
    remedy: {
      any: 'Answer HELP with 214 and a line or two of text, whatever stands behind it.',
      postfix:
        'Postfix has no HELP (3.7); smtpd_noop_commands would answer it with 250, which is no code of HELP.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
      sendmail: 'HelpFile (confHELP_FILE) must name a file that exists.',
    },
  },
  async run({ session, violation, pass, inconclusive }) {
    const hello = await session('secured');
    const reply = await hello.command('HELP');
    if (reply.is(500, 501, 502, 504)) return violation('unsupported', { reply });
    if (reply.is(2, 3) && !reply.is(211, 214)) return violation('oddCode', { reply });
    if (reply.is(5) && !reply.is(521, 530)) return violation('oddCode', { reply });
    if (!reply.is(211, 214)) return inconclusive(`HELP drew ${reply}`);

    const line = 'HELP MAIL';
    const specific = await hello.command(line);
    if (specific.is(211, 214, 501, 502, 504)) return pass(`HELP drew ${reply}, ${line} ${specific.code}`);
    if (specific.is(500)) return violation('argumentUnknown', { line, reply: specific });
    if (specific.is(2, 3, 5)) return violation('oddArgumentCode', { line, reply: specific });
    return inconclusive(`${line} drew ${specific}`);
  },
});
