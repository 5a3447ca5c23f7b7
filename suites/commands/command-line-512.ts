import { defineScenario } from '../shared/define.js';

export const commandLine512 = defineScenario({
  meta: {
    id: 'commands/command-line-512',
    title: 'A command line of 512 octets is handled, and a longer one is one command',
    why: 'Long but legal lines come from real clients; a server that runs the tail of a long line as a command can be made to run what nobody sent.',
    axis: 'conformance',
    requirements: ['5321-4.5.3.1-01', '5321-4.5.3.1.4-01', '5321-4.3.2-05', '5321-2.3.8-04', '5321-2.3.8-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    variants: { 'at-limit': 512, 'beyond-limit': 1500 },
    findings: {
      tooLong: {
        message: 'A NOOP of {octets} octets drew {reply}, a short one with an argument 250',
        breaks: ['5321-4.5.3.1-01', '5321-4.5.3.1.4-01', '5321-4.3.2-05', '5321-2.3.8-04'],
      },
      split: {
        message: 'One line of {octets} octets drew {count} replies: its tail was taken for further commands',
        // The limit was taken for the end of a line; that is not the bare LF which nearly every server takes.
        breaks: ['5321-2.3.8-01', '5321-4.5.3.1.4-01'],
        byTheLetter: false,
      },
      closed: {
        message: 'A line of {octets} octets ended the session: {what}',
        breaks: ['5321-4.5.3.1-01', '5321-4.5.3.1.4-01', '5321-2.3.8-04'],
      },
    },
    remedy: {
      any: 'Take command lines of at least 512 octets; answer 500 to what is longer, once, and discard the rest of the line.',
      postfix: 'line_length_limit must not be under 512.',
    },
  },
  async run({ session, variant: octets, violation, pass, inconclusive }) {
    const open = await session('secured');
    const reply = await open.command(`NOOP ${'x'.repeat(octets - 'NOOP \r\n'.length)}`);
    const within = octets <= 512;
    if (reply.kind === 'closed' || reply.kind === 'reset') {
      return within
        ? violation('closed', { octets, what: reply })
        : inconclusive(`the long line drew ${reply}`);
    }
    if (within && reply.is(5)) {
      const control = await open.command('NOOP smtpspec');
      if (control.is(250)) return violation('tooLong', { octets, reply });
      return inconclusive(`a short NOOP with an argument drew ${control}, so a long one says nothing`);
    }
    if (!reply.is(2, 5)) return inconclusive(`the long line drew ${reply}`);
    const further = (await open.remaining()).length;
    if (further === 0) return inconclusive(`the long line drew ${reply}, then the server ended the session`);
    // The last one answers QUIT.
    if (further === 1) return pass(`a line of ${octets} octets drew one reply: ${reply}`);
    await open.close();
    const control = await session('secured');
    await control.command('NOOP smtpspec');
    if ((await control.remaining()).length === 1) return violation('split', { octets, count: further });
    return inconclusive('a short line draws more than one reply, too, so their count says nothing');
  },
});
