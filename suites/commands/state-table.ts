import type { Answer } from '../../runner/net/index.js';
import {
  dueReplies,
  isInOrder,
  oracleAfter,
  readCommand,
  ruleTranscript,
} from '../../runner/protocol/model/index.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';

interface Row {
  readonly rung: Rung;
  readonly lines: readonly string[];
  /** Nobody has logged in there, so that MAIL is not asked of a submission service. */
  readonly stranger?: boolean;
}

const MAIL = 'MAIL FROM:<{sender}>';
const RCPT = 'RCPT TO:<{recipient}>';
const EHLO = 'EHLO {client}';
const HELO = 'HELO {helo}';
const AUTH = 'AUTH PLAIN';

/**
 * States and what is asked in each: never more than three refusals in one session. EHLO behind RCPT is commands/second-ehlo. What comes out of order stands before what comes
 * in order, which then shows that it was the order that was refused, and not the sender or the recipient.
 */
const states = {
  greeted: { rung: 'greeted', lines: [RCPT, 'DATA', EHLO, MAIL, RCPT], stranger: true },
  hello: { rung: 'ready', lines: [AUTH, HELO, MAIL, RCPT] },
  mail: { rung: 'mail', lines: [AUTH, EHLO, RCPT, 'DATA', MAIL, RCPT] },
  recipient: { rung: 'recipient', lines: [RCPT, MAIL, HELO, RCPT, MAIL, RCPT] },
  'early-data': { rung: 'mail', lines: ['DATA', RCPT] },
  reset: { rung: 'recipient', lines: ['RSET', RCPT, 'DATA', MAIL, RCPT] },
  tls: { rung: 'tls', lines: [RCPT, 'DATA', EHLO, MAIL, RCPT], stranger: true },
} as const satisfies Readonly<Record<string, Row>>;

/** The finding for a reply that the model forbids; other rows are the business of replies/legal-in-state alone. */
const findingOf = {
  '5321-3.3-15': 'rcptServed',
  '5321-3.3-20': 'acceptedForNobody',
  '5321-4.1.4-05': 'helloOutOfOrder',
  '5321-4.3.1-07': 'outOfOrder',
  '5321-4.3.2-12': 'dataSuccess',
  '5321-4.5.1-01': 'unsupported',
  '4954-4-02': 'authenticatedTwice',
  '4954-4-03': 'authenticatedInside',
} as const;

const message = '{line} {state} drew {reply}: {because}';

export const stateTable = defineScenario({
  meta: {
    id: 'commands/state-table',
    title: 'In every state of a session each command draws what its order calls for',
    why: 'Clients start over, give up and go on at any point; where the server loses the place, mail goes to the wrong people or to nobody.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.4-19',
      '5321-3.3-15',
      '5321-3.3-20',
      '5321-4.1.4-05',
      '5321-4.1.4-14',
      '5321-4.1.4-20',
      '5321-4.2.1-01',
      '5321-4.3.1-07',
      '5321-4.3.2-12',
      '5321-4.5.1-01',
      '4954-4-02',
      '4954-4-03',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: states,
    findings: {
      rcptServed: { message, breaks: ['5321-3.3-15', '5321-4.1.4-19'] },
      rcptCode: {
        message: '{line} drew {reply} out of order, not 503; in order it was served',
        breaks: ['5321-4.1.4-19', '5321-3.3-15'],
      },
      acceptedForNobody: { message, breaks: ['5321-3.3-20'], level: 'derived' },
      dataSuccess: { message, breaks: ['5321-4.3.2-12'] },
      earlyDataHarm: { message, breaks: ['5321-4.1.4-20'] },
      outOfOrder: { message, breaks: ['5321-4.3.1-07', '5321-4.1.4-14', '5321-4.2.1-01'], level: 'derived' },
      helloOutOfOrder: { message, breaks: ['5321-4.1.4-05'] },
      unsupported: { message, breaks: ['5321-4.5.1-01'] },
      authenticatedTwice: { message, breaks: ['4954-4-02'] },
      authenticatedInside: { message, breaks: ['4954-4-03'] },
    },
    remedy: {
      any: 'Keep one state per session, and let order alone decide between the service of a command and 503.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run({ session, service, probe, facts, variant: row, violation, pass, inconclusive, notApplicable }) {
    const { rung, lines }: Row = row;
    const submits = service !== 'smtp';
    const isStranger = 'stranger' in row && submits;
    if (rung === 'tls' && (service === 'submissions' || !facts.plain.includes('STARTTLS')))
      return notApplicable('the server does not offer STARTTLS');
    const open = await session(rung);
    const told: string[] = [];
    let served = rung === 'recipient';
    let odd: Answer | undefined;
    for (const template of lines) {
      if (template === AUTH && !(submits && open.offers('AUTH'))) continue;
      if (template === MAIL && isStranger) break;
      const line = filled(template, probe);
      const [state] = oracleAfter(open.transcript, submits).states;
      const to = readCommand(line)?.to;
      if (state === undefined || to === undefined) return inconclusive(`nobody can tell where ${line} stood`);
      // Where a hello was refused the transaction is still open: no message is sent for the sake of a table.
      if (to === 'DATA' && isInOrder(state, to)) return inconclusive('the transaction could not be ended');
      let reply = await open.command(line);
      // Nobody was accepted, so that the message can only be refused.
      if (reply.is(354) && to === 'DATA') reply = await open.endData('');
      const ruling = ruleTranscript(open.transcript, submits).at(-1);
      if (reply.kind !== 'reply' || ruling === undefined) return inconclusive(`${line} drew ${reply}`);
      if (ruling.forbidden !== undefined) {
        if (reply.is(334)) await open.command('*');
        const { row: broken, because } = ruling.forbidden;
        const values = { line, state: ruling.state, reply, because };
        if (broken !== '5321-4.3.1-07') {
          // RCPT may be refused so for reasons of policy, and wrongly worded.
          const isPolicy = to === 'RCPT' && broken === '5321-4.5.1-01';
          const finding = isPolicy ? undefined : findingOf[broken as keyof typeof findingOf];
          return finding === undefined
            ? inconclusive(`${line} drew ${reply}: ${because}`)
            : violation(finding, values);
        }
        await open.quit();
        // Some say 503 where they want AUTH first: then the ladder breaks here.
        await session('recipient');
        return violation(told.join() === 'DATA 503' ? 'earlyDataHarm' : 'outOfOrder', values);
      }
      told.push(`${line.slice(0, 4)} ${reply.code}`);
      if (isInOrder(state, to)) {
        // A hello that is refused changes nothing, and what follows is judged by that.
        const isHello = to === 'EHLO' || to === 'HELO';
        if (!reply.is(2) && !(isHello && reply.is(5))) return inconclusive(`${line} drew ${reply}`);
        served ||= to === 'RCPT';
        continue;
      }
      if (reply.is(...dueReplies(state, to))) continue;
      if (reply.is(530) && isStranger) continue;
      // DATA, a second MAIL and AUTH have scenarios of their own for the code.
      if (!reply.is(5) || reply.is(530)) {
        if (to === 'MAIL' && reply.is(2)) continue;
        return inconclusive(`${line} drew ${reply}`);
      }
      if (to === 'RCPT') odd ??= reply;
    }
    if (odd === undefined) return pass(told.join(', '));
    if (served) return violation('rcptCode', { line: 'RCPT', reply: odd });
    return inconclusive(`RCPT drew ${odd} out of order, and was not seen to be served in order`);
  },
});

function filled(template: string, { sender, recipient, clientName, heloName }: Probe): string {
  return template
    .replace('{sender}', () => sender)
    .replace('{recipient}', () => recipient)
    .replace('{client}', () => clientName)
    .replace('{helo}', () => heloName);
}
