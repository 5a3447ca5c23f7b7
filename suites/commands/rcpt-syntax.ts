import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { localMailbox } from '../shared/paths.js';

export const rcptSyntax = defineScenario({
  meta: {
    id: 'commands/rcpt-syntax',
    title: 'RCPT with an argument outside the grammar is refused',
    why: 'A server that takes what is no recipient has to guess whom the mail is for, and to bounce it when nobody is.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.3-10', '5321-4.1.1-03'],
    services: ['smtp'],
    impact: 'probe',
    needs: { localDomain: true },
    findings: {
      nullTaken: {
        message: '{line} was accepted with {reply}, though only a reverse-path may be null',
        level: 'derived',
      },
      wrongCode: { message: '{line} drew {reply}; the code for bad syntax is 501', level: 'expectation' },
      localPartTaken: {
        message: '{line} was accepted with {reply}, though that is no local-part; that is lenient',
        breaks: ['5321-4.1.1-03'],
        level: 'MAY',
      },
      bracketsMissing: {
        message: '{line} was accepted with {reply}, though a path stands in brackets; that is lenient',
        level: 'MAY',
      },
    },
    remedy: {
      any: 'Parse RCPT by the grammar of RFC 5321 section 4.1.2, and answer 501 to what does not fit.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const mailbox = localMailbox(probe);
    const open = await session('mail');
    const drawn: { line: string; reply: Answer }[] = [];
    for (const argument of ['<>', `<smtp..spec@${probe.domain}>`, mailbox]) {
      const line = `RCPT TO:${argument}`;
      drawn.push({ line, reply: await open.command(line) });
    }
    const [nobody, dots, bare] = drawn;
    if (nobody?.reply.is(2)) return violation('nullTaken', nobody);
    const wrong = drawn.find(
      ({ reply }) => reply.is(3, 5) && !reply.is(501, 550, 551, 553, 554) && !reply.is(503, 521, 530),
    );
    const unclear = drawn.find(({ reply }) => !reply.is(2, 3, 5) || reply.is(503, 521, 530));
    if (wrong !== undefined || unclear === undefined) {
      const control = await open.command(`RCPT TO:<${mailbox}>`);
      if (!control.is(2))
        return inconclusive(`RCPT TO:<${mailbox}> drew ${control}, so the others say nothing`);
    }
    if (wrong !== undefined) return violation('wrongCode', wrong);
    if (dots?.reply.is(2)) return violation('localPartTaken', dots);
    if (bare?.reply.is(2)) return violation('bracketsMissing', bare);
    if (unclear !== undefined) return inconclusive(`${unclear.line} drew ${unclear.reply}`);
    return pass(drawn.map(({ line, reply }) => `${line} drew ${reply.code}`).join(', '));
  },
});
