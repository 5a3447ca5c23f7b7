import type { Answer } from '../../runner/net/index.js';
import type { Rung } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';
import { probeHeader } from '../shared/message.js';
import { openData } from '../shared/transaction.js';

interface Row {
  readonly rung: Rung;
  readonly line: string;
  /** For reports, where the line itself is too long to be quoted. */
  readonly shown?: string;
}

const long = 3000;

/** One error each, and where it is made: an error that costs the session can then be named. */
const errors = {
  'unknown-verb': { rung: 'ready', line: 'FROBNICATE' },
  'bad-argument': { rung: 'ready', line: 'MAIL FROM:' },
  'bad-order': { rung: 'ready', line: 'RCPT TO:<{recipient}>' },
  'unknown-parameter': { rung: 'ready', line: 'MAIL FROM:<{sender}> FROBNICATE=1' },
  'long-line': { rung: 'ready', line: `NOOP ${'a'.repeat(long)}`, shown: `NOOP with ${long} octets` },
  'refused-recipient': { rung: 'recipient', line: 'RCPT TO:<>' },
} as const satisfies Readonly<Record<string, Row>>;

export const sessionSurvivesError = defineScenario({
  meta: {
    id: 'commands/session-survives-error',
    title: 'After a bad command, a good transaction still works in the same session',
    why: 'One refused command must not cost a client its connection, or its other messages.',
    axis: 'conformance',
    requirements: [
      '5321-3.8-02',
      '5321-4.1.1.10-02',
      '5321-7.8-01',
      '5321-4.1.4-18',
      '5321-4.1.4-20',
      '5321-4.1.1.3-08',
      '5321-4.2.1-04',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    needs: { mail: true },
    variants: errors,
    findings: {
      closed: {
        message: 'After {line} (answered {reply}) the server ended the session: {what}',
        breaks: ['5321-3.8-02', '5321-4.1.1.10-02', '5321-7.8-01'],
      },
      // Beyond all limits, a line may be taken for an attack sooner than another error.
      closedOnLongLine: {
        message: 'After {line} (answered {reply}) the server ended the session: {what}',
        breaks: ['5321-3.8-02', '5321-4.1.1.10-02'],
        level: 'derived',
      },
      stateLost: {
        message: 'After {line} (answered {reply}) a good {next} drew {after}: the session had lost its state',
        breaks: ['5321-4.1.4-18', '5321-4.1.4-20'],
      },
      recipientLost: {
        message: 'After {line} (answered {reply}) DATA drew {after}, although a recipient had been accepted',
        breaks: ['5321-4.1.1.3-08'],
      },
      temporary: {
        message: '{line} drew {reply}, as if the same line could be served later',
        breaks: ['5321-4.2.1-04'],
      },
    },
    remedy: {
      any: 'Let an error reply change nothing; end sessions only after many errors, and then with 421.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
      haraka: 'Raise line_length under [max] in connection.ini; whoever exceeds it is dropped.',
    },
  },
  async run({ session, probe, variant, allows, violation, pass, inconclusive, notApplicable }) {
    const { rung, shown, ...row }: Row = variant;
    const line = row.line
      .replace('{recipient}', () => probe.recipient)
      .replace('{sender}', () => probe.sender);
    const name = shown ?? line;
    const open = await session(rung);
    const reply = await open.command(line);
    const ended = (what: Answer, answered: Answer | string = reply) =>
      violation(shown === undefined ? 'closed' : 'closedOnLongLine', { line: name, reply: answered, what });
    if (leftUs(reply)) return ended(reply, 'nothing');
    if (reply.is(2)) return notApplicable(`${name} drew ${reply}, which is no error`);
    const isTemporary = reply.is(4) && line === errors['unknown-verb'].line;
    if (!reply.is(5) && !isTemporary) return inconclusive(`${name} drew ${reply}`);
    const lost = async (next: string, after: Answer) => {
      await open.quit();
      // What is refused without any error says nothing about it: then the ladder breaks here.
      await session('recipient');
      return violation('stateLost', { line: name, reply, next, after });
    };
    if (rung === 'ready') {
      const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
      if (leftUs(mail)) return ended(mail);
      if (mail.is(503)) return lost('MAIL', mail);
      if (!mail.is(250)) return inconclusive(`MAIL after the error drew ${mail}`);
      if (isTemporary) return violation('temporary', { line: name, reply });
    }
    if (rung === 'recipient' && allows('deliver') && probe.recipientGiven) {
      const data = await open.command('DATA');
      const text = `${probeHeader(probe, 'behind a refused recipient')}text\r\n`;
      if (data.is(354)) {
        const end = await open.endData(text);
        return end.is(2)
          ? pass(`${name} drew ${reply}, and the message ${end}`)
          : inconclusive(`the end of the message drew ${end}`);
      }
      if (leftUs(data)) return ended(data);
      if (!data.is(503, 554)) return inconclusive(`DATA after the error drew ${data}`);
      await open.quit();
      const control = await session('recipient');
      await openData(control);
      await control.endData(text);
      return violation('recipientLost', { line: name, reply, after: data });
    }
    const rcpt = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (leftUs(rcpt)) return ended(rcpt);
    if (rcpt.is(503)) return lost('RCPT', rcpt);
    return rcpt.is(2)
      ? pass(`${name} drew ${reply}, and the transaction went on to RCPT`)
      : inconclusive(`RCPT after the error drew ${rcpt}`);
  },
});
