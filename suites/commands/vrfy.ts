import { defineScenario } from '../shared/define.js';

export const vrfy = defineScenario({
  meta: {
    id: 'commands/vrfy',
    title: 'VRFY is known; 252 is the answer of a server that will not verify',
    why: 'The RFC lists VRFY among the commands that every receiver has; most sites turn it off, and 252 is the way to say so.',
    axis: 'conformance',
    requirements: [
      '5321-4.5.1-01',
      '5321-3.5.1-01',
      '5321-3.5.1-03',
      '5321-3.5.3-03',
      '5321-7.3-02',
      '5321-4.3.2-15',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      unsupported: { message: 'VRFY drew {reply}, as if it did not exist', byTheLetter: true },
      noMailbox: {
        message:
          'VRFY drew {reply}, which names no mailbox; the RFC allows free text in exceptional cases only',
        breaks: ['5321-3.5.1-03'],
        level: 'derived',
      },
      oddCode: { message: 'VRFY drew {reply}, a code that VRFY does not have', breaks: ['5321-4.3.2-15'] },
      listed: {
        message: 'EHLO lists VRFY, yet the command drew {reply}',
        breaks: ['5321-4.2.4-03'],
      },
    },
    remedy: {
      any: 'Where VRFY is turned off, answer 252.',
      postfix:
        'disable_vrfy_command = yes makes Postfix answer 502; leave it off and it answers 252 for what it would accept.',
      exim: 'acl_smtp_vrfy decides what is verified.',
    },
  },
  async run({ session, probe, facts, violation, pass, inconclusive }) {
    const ready = await session('ready');
    const reply = await ready.command(`VRFY ${probe.recipient}`);
    const offered = [...facts.plain, ...facts.tls].includes('VRFY');
    if (reply.is(500, 502)) return violation(offered ? 'listed' : 'unsupported', { reply });
    if (reply.is(250, 251) && !/[^\s<>]+@[^\s<>]+/.test(reply.text)) return violation('noMailbox', { reply });
    if (reply.is(250, 251, 252, 501, 504, 550, 551, 553)) return pass(`VRFY drew ${reply}`);
    if (reply.is(2, 3) || (reply.is(5) && !reply.is(530))) return violation('oddCode', { reply });
    return inconclusive(`VRFY drew ${reply}`);
  },
});
