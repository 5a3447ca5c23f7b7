import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';

export const replyTime = defineScenario({
  meta: {
    id: 'submission/reply-time',
    title: 'Every command of a submission is answered within two minutes',
    why: 'Mail programs give up after two to five minutes, and their users send the letter again.',
    axis: 'conformance',
    requirements: ['6409-5.3-01'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    needs: { mail: true },
    findings: {
      late: { message: '{what} was not answered within two minutes' },
    },
    remedy: {
      any: 'Keep tarpits and slow filters from authenticated users, or let the filters work behind the reply.',
    },
  },
  async run({ session, probe, allows, minutes, violation, pass, inconclusive }) {
    const open = await session('ready');
    const answered: string[] = [];
    const ask = async (octets: string, to: string): Promise<Answer> => {
      open.send(octets);
      const reply = await open.reply(to, minutes(2));
      if (reply.kind === 'reply') answered.push(to);
      return reply;
    };
    const mail = `MAIL FROM:<${probe.sender}>\r\n`;
    const rcpt = `RCPT TO:<${probe.recipient}>\r\n`;
    const message = `${probeHeader(probe, 'time of replies')}text\r\n.\r\n`;
    let to = 'NOOP';
    let last = await ask('NOOP\r\n', to);
    for (const [verb, octets] of [
      ['MAIL', mail],
      ['RCPT', rcpt],
      ...(allows('deliver') && probe.recipientGiven
        ? ([
            ['DATA', 'DATA\r\n'],
            ['end of data', message],
          ] as const)
        : []),
    ] as const) {
      if (!last.is(2, 3)) break;
      to = verb;
      last = await ask(octets, verb);
    }
    // With the session at its end the wait was cut short.
    if (last.kind === 'timed-out' && open.open) return violation('late', { what: to });
    if (last.kind !== 'reply') return inconclusive(`${to}: ${last}`);
    return pass(`answered in time: ${answered.join(', ')}`);
  },
});
