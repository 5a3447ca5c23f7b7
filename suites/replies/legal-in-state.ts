import { defineInvariant } from '../shared/define.js';
import { quote } from '../shared/quote.js';

/** The finding for each row by which the model forbids a reply, or for that row and one command. */
const findingOf = {
  '5321-3.3-15': 'rcptServed',
  '5321-3.3-20': 'acceptedForNobody',
  '5321-4.1.1.5-03': 'rsetCode',
  '5321-4.1.1.9-01': 'noopCode',
  '5321-4.1.1.10-01': 'quitCode',
  '5321-4.1.4-05': 'helloOutOfOrder',
  '5321-4.1.4-11': 'helloWanted',
  '5321-4.1.5-03': 'madeUpVerbServed',
  '5321-4.2.1-02': 'moreInput',
  '5321-4.3.1-07': 'outOfOrder',
  '5321-4.3.1-07 DATA': 'dataOutOfOrder',
  '5321-4.3.2-07': 'badArgument',
  '5321-4.3.2-12': 'dataSuccess',
  '5321-4.5.1-01': 'unsupported',
  '5321-4.5.1-01 RCPT': 'rcptUnsupported',
  '4954-4-02': 'authenticatedTwice',
  '4954-4-03': 'authenticatedInside',
} as const;
type Key = keyof typeof findingOf;

const message = '{command} {state} drew {line}: {because}';

export const legalInState = defineInvariant({
  meta: {
    id: 'replies/legal-in-state',
    title: 'No reply is one that the RFC forbids where the session stands',
    why: 'A client knows the state of a session by the replies alone; one that cannot be true there leads it astray, and mail is lost or doubled.',
    axis: 'conformance',
    requirements: [
      '5321-4.3.1-07',
      '5321-3.3-15',
      '5321-3.3-20',
      '5321-4.1.1.5-03',
      '5321-4.1.1.9-01',
      '5321-4.1.1.10-01',
      '5321-4.1.4-05',
      '5321-4.1.4-11',
      '5321-4.1.4-19',
      '5321-4.1.5-03',
      '5321-4.2.1-01',
      '5321-4.2.1-02',
      '5321-4.2.2-01',
      '5321-4.3.2-07',
      '5321-4.3.2-12',
      '5321-4.5.1-01',
      '4954-4-02',
      '4954-4-03',
    ],
    findings: {
      rcptServed: { message, breaks: ['5321-3.3-15', '5321-4.1.4-19'] },
      // The text says what a server may answer, and leaves to the reader what it may not.
      acceptedForNobody: { message, breaks: ['5321-3.3-20'], level: 'derived' },
      rsetCode: { message, breaks: ['5321-4.1.1.5-03'] },
      noopCode: { message, breaks: ['5321-4.1.1.9-01'] },
      quitCode: { message, breaks: ['5321-4.1.1.10-01'] },
      helloOutOfOrder: { message, breaks: ['5321-4.1.4-05'] },
      helloWanted: { message, breaks: ['5321-4.1.4-11'] },
      madeUpVerbServed: { message, breaks: ['5321-4.1.5-03'] },
      moreInput: { message, breaks: ['5321-4.2.1-02'] },
      // Some say 503 where they want AUTH first for this sender or recipient: the wrong code, but no lost state.
      outOfOrder: { message, breaks: ['5321-4.3.1-07', '5321-4.2.2-01', '5321-4.2.1-01'], level: 'derived' },
      dataOutOfOrder: { message, breaks: ['5321-4.3.1-07', '5321-4.2.2-01', '5321-4.2.1-01'] },
      badArgument: { message, breaks: ['5321-4.3.2-07'] },
      dataSuccess: { message, breaks: ['5321-4.3.2-12'] },
      unsupported: { message, breaks: ['5321-4.5.1-01'] },
      rcptUnsupported: { message, breaks: ['5321-4.5.1-01'], level: 'derived' },
      authenticatedTwice: { message, breaks: ['4954-4-02'] },
      authenticatedInside: { message, breaks: ['4954-4-03'] },
    },
    remedy: {
      any: 'Let every reply follow from the commands before it, as sections 3.3, 4.1.4 and 4.3.2 have it.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  judge({ reply, ruling }, { pass, violation }) {
    if (ruling === undefined) return undefined;
    if (ruling.forbidden === undefined) return pass();
    const { row, because } = ruling.forbidden;
    const finding = findingOf[`${row} ${ruling.to}` as Key] ?? findingOf[row as Key];
    return violation(finding, { command: ruling.to, state: ruling.state, line: quote(reply), because });
  },
});
