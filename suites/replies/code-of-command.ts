import { type Answered, reserved } from '../../runner/protocol/model/index.js';
import { defineInvariant } from '../shared/define.js';
import { quote } from '../shared/quote.js';

/** The finding for a code that the list of this command does not have; STARTTLS, AUTH and unknown verbs have none in RFC 5321. */
const byCommand = {
  connection: 'connection',
  EHLO: 'hello',
  HELO: 'hello',
  LHLO: undefined,
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
  'end of data': 'endOfData',
  RSET: 'rset',
  NOOP: 'noop',
  VRFY: 'vrfy',
  EXPN: 'expn',
  HELP: 'help',
  QUIT: 'quit',
  STARTTLS: undefined,
  AUTH: undefined,
  unknown: undefined,
} as const;

/** The finding for a code that belongs to other commands, by the row that says so. */
const byReservation = {
  '5321-4.2.2-02': 'helpCode',
  '5321-4.2.2-03': 'channelCode',
  '5321-4.2.2-04': 'mailboxSuccess',
  '5321-4.2.2-05': 'parameterCode',
  '5321-4.2.2-07': 'inputCode',
} as const;

/** Codes that speak of one mailbox, of its name or its storage, and commands that involve none. */
const ofMailbox: readonly number[] = [452, 551, 552, 553];
const withoutMailbox: readonly Answered[] = [
  'EHLO',
  'HELO',
  'LHLO',
  'RSET',
  'NOOP',
  'HELP',
  'QUIT',
  'unknown',
];

const refusals = [450, 451, 452, 454, 521, 550, 551, 552, 553, 554, 556];
/** Refusals that say what they mean, although the list has other codes for them: policy is refused with these everywhere. */
const near: Readonly<Partial<Record<Answered, readonly number[]>>> = {
  EHLO: [450, 451, 521, 554],
  HELO: [450, 451, 521, 554],
  MAIL: refusals,
  RCPT: refusals,
  DATA: refusals,
  'end of data': refusals,
  VRFY: [450, 451, 454, 554],
  EXPN: [450, 451, 454, 554],
};

const outside = '{command} drew {line}; the list of replies to {command} does not have that code';
const foreign = '{command} drew {line}, a code that belongs to {owners}';

export const codeOfCommand = defineInvariant({
  meta: {
    id: 'replies/code-of-command',
    title: 'Every command draws a code of its own list, and none that belongs to other commands',
    why: 'A client that knows the list acts on each code in it; any other it can only guess at by the first digit.',
    axis: 'conformance',
    requirements: [
      '5321-4.3.1-05',
      '5321-4.2.1-06',
      '5321-4.2.2-02',
      '5321-4.2.2-03',
      '5321-4.2.2-04',
      '5321-4.2.2-05',
      '5321-4.2.2-06',
      '5321-4.2.2-07',
      '5321-4.3.2-08',
      '5321-4.3.2-09',
      '5321-4.3.2-10',
      '5321-4.3.2-11',
      '5321-4.3.2-12',
      '5321-4.3.2-13',
      '5321-4.3.2-14',
      '5321-4.3.2-15',
      '5321-4.3.2-16',
      '5321-4.3.2-17',
      '5321-4.3.2-18',
      '5321-4.3.2-19',
    ],
    findings: {
      helpCode: { message: foreign, breaks: ['5321-4.2.2-02', '5321-4.2.1-06'] },
      channelCode: { message: foreign, breaks: ['5321-4.2.2-03', '5321-4.2.1-06'] },
      mailboxSuccess: { message: foreign, breaks: ['5321-4.2.2-04'] },
      parameterCode: { message: foreign, breaks: ['5321-4.2.2-05'] },
      inputCode: { message: foreign, breaks: ['5321-4.2.2-07'] },
      mailboxRefusal: {
        message: '{command} drew {line}, a code that speaks of a mailbox, and {command} involves none',
        breaks: ['5321-4.2.2-06'],
      },
      connection: { message: outside, breaks: ['5321-4.3.2-08', '5321-4.3.1-05'] },
      hello: { message: outside, breaks: ['5321-4.3.2-09', '5321-4.3.1-05'] },
      mail: { message: outside, breaks: ['5321-4.3.2-10', '5321-4.3.1-05'] },
      rcpt: { message: outside, breaks: ['5321-4.3.2-11', '5321-4.3.1-05'] },
      data: { message: outside, breaks: ['5321-4.3.2-12', '5321-4.3.1-05'] },
      endOfData: { message: outside, breaks: ['5321-4.3.2-13', '5321-4.3.1-05'] },
      rset: { message: outside, breaks: ['5321-4.3.2-14', '5321-4.3.1-05'] },
      vrfy: { message: outside, breaks: ['5321-4.3.2-15', '5321-4.3.1-05'] },
      expn: { message: outside, breaks: ['5321-4.3.2-16', '5321-4.3.1-05'] },
      help: { message: outside, breaks: ['5321-4.3.2-17', '5321-4.3.1-05'] },
      noop: { message: outside, breaks: ['5321-4.3.2-18', '5321-4.3.1-05'] },
      quit: { message: outside, breaks: ['5321-4.3.2-19', '5321-4.3.1-05'] },
      otherRefusal: {
        message:
          '{command} was refused with {line}; the list of replies to {command} has other codes for that',
        breaks: ['5321-4.3.1-05'],
        level: 'MAY',
      },
    },
    remedy: {
      any: 'Answer each command with the codes that section 4.3.2 lists for it; 550 is the one for refusals by policy.',
      postfix: 'relay_domains_reject_code = 550, access_map_reject_code = 550, reject_code = 550',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  judge({ reply, ruling }, { pass, violation }) {
    if (ruling === undefined || ruling.code === 421) return undefined;
    const { to, code, listed } = ruling;
    const command = to === 'connection' ? 'the connection' : to;
    const values = { command, line: quote(reply) };
    const owner = reserved[code];
    if (!listed && owner !== undefined && !owner.to.includes(to)) {
      const finding = byReservation[owner.row as keyof typeof byReservation];
      return violation(finding, { ...values, owners: owner.to.join(' and ') });
    }
    if (listed && byCommand[to] !== undefined) return pass();
    if (ofMailbox.includes(code) && withoutMailbox.includes(to)) return violation('mailboxRefusal', values);
    const finding = byCommand[to];
    if (finding === undefined || listed) return undefined;
    return violation(near[to]?.includes(code) === true ? 'otherRefusal' : finding, values);
  },
});
