import { servesNoop } from '../shared/controls.js';
import { defineScenario } from '../shared/define.js';

export const unknownVerb = defineScenario({
  meta: {
    id: 'commands/unknown-verb',
    title: 'An unknown verb draws 500, and the session goes on',
    why: 'Clients try commands to learn what a server can do; 500 is how they learn that it cannot.',
    axis: 'conformance',
    requirements: [
      '5321-4.2.4-02',
      '5321-2.2.2-03',
      '5321-3.8-02',
      '5321-3.8-03',
      '5321-4.1.1-01',
      '5321-4.1.5-01',
      '5321-4.1.5-03',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    // A verb that nobody has registered, one for private use, and a known one with more letters behind it.
    variants: { 'made-up': 'FROBNICATE', private: 'XFROBNICATE', 'run-on': 'NOOPFROB' },
    findings: {
      otherCode: {
        message: 'The made-up verb {verb} drew {reply}, not 500',
        breaks: ['5321-4.2.4-02', '5321-3.8-03'],
      },
      otherPrivateCode: {
        message: 'The private verb {verb} drew {reply}, not 500',
        breaks: ['5321-4.1.5-01', '5321-4.2.4-02'],
      },
      accepted: {
        message: 'The made-up verb {verb} drew {reply}',
        breaks: ['5321-4.1.5-03', '5321-2.2.2-03'],
      },
      privateAccepted: {
        message: 'The private verb {verb}, which nobody has agreed upon, drew {reply}',
        breaks: ['5321-4.1.5-01'],
      },
      runOnAccepted: {
        message: '{verb} drew {reply}, as if a space stood behind the verb; that is lenient',
        breaks: ['5321-4.1.1-01'],
        level: 'derived',
      },
      closed: {
        message: 'After one unknown verb (answered {reply}) the session did not go on: NOOP drew {after}',
        breaks: ['5321-3.8-02', '5321-3.8-03'],
      },
      closedAtOnce: {
        message: 'The unknown verb {verb} got no reply: {what}',
        breaks: ['5321-3.8-02', '5321-3.8-03'],
      },
    },
    remedy: { any: 'Answer 500 to a verb that is not known, and keep the session.' },
  },
  async run({ session, variant: verb, violation, pass, inconclusive }) {
    const open = await session('secured');
    const reply = await open.command(verb);
    if (reply.kind === 'closed' || reply.kind === 'reset') {
      if (await servesNoop(session, 'secured')) return violation('closedAtOnce', { verb, what: reply });
      return inconclusive(`${verb} drew ${reply}, and NOOP is not served either`);
    }
    if (reply.is(2, 3)) {
      const accepted = { F: 'accepted', X: 'privateAccepted', N: 'runOnAccepted' } as const;
      return violation(accepted[verb.charAt(0) as keyof typeof accepted], { verb, reply });
    }
    if (!reply.is(5) || reply.is(521, 530)) return inconclusive(`${verb} drew ${reply}`);
    const after = await open.command('NOOP');
    if (after.kind === 'closed' || after.kind === 'reset') {
      if (await servesNoop(session, 'secured')) return violation('closed', { reply, after });
      return inconclusive(`NOOP drew ${after}, and is not served in a session of its own either`);
    }
    if (!after.is(250)) return inconclusive(`NOOP after the unknown verb drew ${after}`);
    if (reply.is(500)) return pass(`${verb} drew ${reply}, then NOOP 250`);
    return violation(verb.startsWith('X') ? 'otherPrivateCode' : 'otherCode', { verb, reply });
  },
});
