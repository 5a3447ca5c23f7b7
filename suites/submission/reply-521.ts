import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';

export const reply521 = defineScenario({
  meta: {
    id: 'submission/reply-521',
    title: 'No reply of a submission service has code 521',
    why: '521 says that a host takes no mail at all; a mail program that meets it may give up for good.',
    axis: 'conformance',
    requirements: ['6409-7-06'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { opening: ['ready', 'refusal'] },
    findings: {
      used: { message: '{what} drew {reply}; 521 is not for submission' },
    },
    remedy: {
      any: 'Refuse with 530 who has not authenticated, with 550 or 554 who may not submit, and with 421 where there is no service.',
    },
  },
  async run({ session, service, probe, violation, pass, inconclusive }) {
    const heard: [what: string, reply: Answer][] = [];
    const open = await session('connected');
    heard.push(['The connection', await open.greeting()]);
    if (open.open && heard[0]?.[1].is(2)) heard.push(['EHLO', await open.ehlo(probe.clientName)]);
    const startTls = service === 'submission' && open.offers('STARTTLS');
    // A stranger is the one who is refused.
    const lines = [`MAIL FROM:<${probe.sender}>`, `RCPT TO:<${probe.outside}>`];
    if (open.extensions !== undefined) for (const line of lines) heard.push([line, await open.command(line)]);
    if (startTls && !heard.some(([, reply]) => reply.is(521))) {
      await open.quit();
      const inside = await session('secured');
      for (const line of lines) heard.push([`Inside TLS ${line}`, await inside.command(line)]);
    }
    const used = heard.find(([, reply]) => reply.is(521));
    if (used !== undefined) return violation('used', { what: used[0], reply: used[1] });
    const unseen = heard.find(([, reply]) => !reply.is(2, 5));
    if (unseen !== undefined) return inconclusive(`${unseen[0]} drew ${unseen[1]}`);
    if (heard.length < 2)
      return inconclusive(`the connection drew ${heard[0]?.[1]}, and no command is served`);
    return pass(heard.map(([what, reply]) => `${what}: ${reply.code}`).join(', '));
  },
});
