import type { Answer, Session } from '../../runner/net/index.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';

type Climb = (rung: Rung) => Promise<Session>;

/** What came for octets that were sent too soon, and how many replies are due if all of it is served. */
interface Seen {
  readonly what: string;
  readonly answers: readonly Answer[];
  readonly due: number;
  /** Those that refuse nothing but their own command where they are errors. */
  readonly errorsDue?: number;
  readonly open: Session;
}

/** Where commands are sent that a client has to wait with. */
const variants = {
  'early-talker': async (session: Climb, { clientName }: Probe): Promise<Seen> => {
    const open = await session('connected');
    open.allowReset();
    const answers = await open.remaining(`EHLO ${clientName}\r\nNOOP\r\n`);
    return { what: 'EHLO, NOOP and QUIT before the greeting was read', answers, due: 4, open };
  },
  'behind-ehlo': async (session: Climb, { clientName }: Probe): Promise<Seen> => {
    const open = await session('greeted');
    open.allowReset();
    const answers = await open.remaining(`EHLO ${clientName}\r\nNOOP\r\n`);
    return { what: 'EHLO, NOOP and QUIT in one segment', answers, due: 3, open };
  },
  // With no recipient DATA is refused, so that nothing is a message.
  'behind-data': async (session: Climb): Promise<Seen> => {
    const open = await session('mail');
    open.allowReset();
    open.send('DATA\r\nNOOP\r\n');
    const data = await open.reply('DATA');
    const what = 'DATA with no recipient and NOOP in one segment, then QUIT';
    if (data.kind !== 'reply') return { what, answers: [], due: 3, open };
    // Behind a 354 NOOP is text, and a dot ends it.
    const ahead = data.is(354) ? '.\r\n' : '';
    return { what, answers: [data, ...(await open.remaining(ahead))], due: 3, errorsDue: 1, open };
  },
} as const;

export const unsynchronisedPipelining = defineScenario({
  meta: {
    id: 'hardening/unsynchronised-pipelining',
    title: 'Commands that come too soon are refused, or answered once each',
    why: 'Spam software talks before its turn, and a server may turn it away; one that loses count of such commands gives every later reply to the wrong one.',
    axis: 'conformance',
    requirements: ['5321-4.2-01'],
    services: ['smtp'],
    impact: 'probe',
    judges421: true,
    variants,
    findings: {
      lost: {
        message:
          '{what} drew {count} replies where {due} are due, the last one 221: something was passed over',
        level: 'derived',
      },
      surplus: { message: '{what} drew {count} replies where {due} are due', level: 'derived' },
    },
    remedy: {
      any: 'Answer what came too soon when its turn comes, or refuse it and close the connection.',
      postfix: 'reject_unauth_pipelining in smtpd_data_restrictions, and postscreen, turn such clients away.',
      exim: 'smtp_enforce_sync is on unless it was switched off; it looks for input that came before a reply was sent.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const { what, answers, due, errorsDue = 0, open }: Seen = await variant(session, probe);
    const count = answers.length;
    const last = answers.at(-1);
    if (count > due) return violation('surplus', { what, count, due });
    if (last?.is(221) && count === due) return pass(`${what} drew a reply each`);
    const refusal = answers.slice(errorsDue).find((answer) => answer.is(4, 5));
    if (refusal === undefined && last?.is(221)) return violation('lost', { what, count, due });
    if (refusal === undefined && open.open)
      return inconclusive(`${what} drew ${count} replies in time where ${due} are due`);
    // The control: who waits is served here.
    await open.quit();
    await session('hello');
    return pass(
      `${what}: ${refusal === undefined ? 'the server ended the session' : `refused with ${refusal}`}`,
    );
  },
});
