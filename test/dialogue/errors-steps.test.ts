import { describe, expect, it } from 'vitest';
import { mistakesIn, noop, textWith } from './files.js';

/** The head of `textWith` takes seven lines, `steps:` the eighth: the first step begins in line 9. */
const steps: readonly (readonly [what: string, steps: string, mistakes: readonly string[]])[] = [
  [
    'a step that is nothing',
    '  - {}',
    ['9:5: step 1 must have one of C, data, wait, S and given; each stands in a step of its own'],
  ],
  [
    'a step that is two',
    '  - {C: NOOP, S: 250}',
    ['9:5: step 1 must have one of C, data, wait, S and given; each stands in a step of its own'],
  ],
  [
    'an unknown key',
    '  - {C: NOOP, finding: a}\n  - {S: 250, sevrity: low}',
    ['10:14: sevrity of step 2 is not known'],
  ],
  ['an unknown word', '  - quit', ['9:5: step 1 must be one of starttls, login']],
  ['a number for a step', '  - 250', ['9:5: step 1 must be text or a map of keys and values']],
  ['a variable for a map', '  - C: {recipient}', ['9:8: C of step 1 must be text or a list']],
  [
    'a list of one',
    '  - C: [NOOP]\n  - S: 250',
    ['9:8: C of step 1 must be more than one, or stand without a list'],
  ],
  [
    'an unknown variable',
    '  - C: VRFY {recipent}\n  - S: 250',
    [
      '9:8: C of step 1 has {recipent}, which stands for nothing; did you mean recipient?; write \\x7b for a brace',
    ],
  ],
  [
    'a stray backslash',
    "  - C: 'VRFY a\\b'\n  - S: 250",
    [
      '9:8: C of step 1 has a backslash that begins no escape; write \\\\ for a backslash, \\xHH for an octet',
    ],
  ],
  [
    'a line end in a command',
    "  - C: 'NOOP\\r\\nNOOP'\n  - S: 250",
    ['9:8: C of step 1 holds a line end; it is added, and several lines are a list'],
  ],
  [
    'a code that is none',
    '  - C: NOOP\n  - S: 250 | 99',
    ['10:8: S of step 2 has "99"; it takes codes, classes and close, with | between them, such as 252 | 5xx'],
  ],
  [
    'no code',
    "  - C: NOOP\n  - S: ''",
    ['10:8: S of step 2 has ""; it takes codes, classes and close, with | between them, such as 252 | 5xx'],
  ],
  [
    'no reply asked for',
    '  - C: NOOP\n  - C: NOOP\n  - S: 250',
    ['9:5: step 1 draws a reply; put S or given behind it'],
  ],
  [
    'no reply asked for at the end',
    `${noop}\n  - C: NOOP`,
    ['11:5: step 3 draws a reply; put S or given behind it'],
  ],
  ['a reply to nothing', '  - S: 250', ['9:5: step 1 answers nothing; put a C in front of it']],
  ['a second reply', `${noop}\n  - S: 250`, ['11:5: step 3 answers nothing; put a C in front of it']],
  [
    'nothing judged',
    '  - C: NOOP\n  - given: 250',
    ['9:3: nothing is judged; at least one reply has to be an S'],
  ],
  [
    'what cannot fail',
    '  - C: NOOP\n  - S: 2xx | 3xx | 5xx',
    [
      '10:5: step 2 can never be a finding, as every reply that is left would do; write given, or ask for less',
    ],
  ],
  [
    'what cannot fail behind what is given',
    '  - C: NOOP\n  - given: 250 | 251\n  - S: 2xx',
    [
      '11:5: step 3 can never be a finding, as every reply that is left would do; write given, or ask for less',
    ],
  ],
  [
    'what cannot come behind what is given',
    '  - C: NOOP\n  - given: 250\n  - S: 354',
    ['11:5: step 3 asks for what step 2 leaves out; both speak of the same reply'],
  ],
  [
    'two givens of one reply',
    '  - C: NOOP\n  - given: 2xx\n  - given: 250\n  - C: NOOP\n  - S: 250',
    ['11:5: step 3 answers nothing; put a C in front of it'],
  ],
  [
    'else beside S',
    '  - C: NOOP\n  - {S: 250, else: inconclusive}',
    ['10:14: else does not stand beside S; it stands beside given'],
  ],
  [
    'a finding beside given',
    '  - C: NOOP\n  - {given: 250, finding: a}\n  - C: NOOP\n  - S: 250',
    ['10:18: finding does not stand beside given; it stands beside S'],
  ],
  [
    'a pattern beside C',
    `  - {C: NOOP, text: a}\n  - S: 250`,
    ['9:15: text does not stand beside C; it stands beside S or given'],
  ],
  [
    'a pattern that is none',
    "  - C: NOOP\n  - {S: 250, text: '('}",
    ['10:20: text of step 2 is no pattern of RE2: missing closing ): `(`'],
  ],
  [
    'a pattern that is too big',
    "  - C: NOOP\n  - {S: 250, text: '(a{1000}){1000}'}",
    ['10:20: text of step 2 is no pattern of RE2: invalid repeat count: `{1000}`'],
  ],
  [
    'a pattern that looks back',
    "  - C: NOOP\n  - {S: 250, text: '(a)\\1'}",
    ['10:20: text of step 2 is no pattern of RE2: invalid escape sequence: `\\1`'],
  ],
  [
    'a name for a finding',
    '  - C: NOOP\n  - {S: 250, finding: No good}',
    ['10:23: finding of step 2 must be letters and digits that begin with a small letter, such as vrfyTells'],
  ],
  [
    'the same finding twice',
    '  - C: NOOP\n  - {S: 250, finding: a}\n  - C: NOOP\n  - {S: 250, finding: a}',
    ['12:5: step 4 is a second finding named a; give it a name of its own'],
  ],
  [
    'a message with a gap',
    "  - C: NOOP\n  - {S: 250, message: 'It drew {code} here'}",
    ['10:23: message of step 2 has {code}; it knows {command}, {reply}, {expected}'],
  ],
  [
    'a message for nobody',
    '  - C: DATA\n  - S: 354\n  - data: text\n  - S: 250',
    [
      '11:5: impact is probe, and step 3 (a message that may be accepted) takes deliver; write impact: deliver',
      '11:11: data of step 3 lacks "smtpspec {token}" in its Subject, by which whoever finds the message knows where it came from',
    ],
  ],
  [
    'a message that nothing asked for',
    '  - data: "Subject: smtpspec {token}"\n  - S: 250',
    [
      '9:5: step 1 is a message that nothing asked for; put C: DATA and S: 354 in front of it',
      '9:5: impact is probe, and step 1 (a message that may be accepted) takes deliver; write impact: deliver',
    ],
  ],
  [
    'a bare CR in a message',
    "  - C: DATA\n  - S: 354\n  - data: 'Subject: smtpspec {token}\\r'\n  - S: 250",
    [
      '11:5: impact is probe, and step 3 (a message that may be accepted) takes deliver; write impact: deliver',
      '11:11: data of step 3 holds a CR without LF; line ends are seen to',
    ],
  ],
  [
    'DATA with two ways',
    '  - C: data\n  - S: 354 | 503',
    ['10:5: step 2 admits 354 to DATA and other replies; say one of them'],
  ],
  [
    'DATA with no message',
    '  - C: DATA\n  - S: 354',
    ['9:5: step 1 opens a message; put the step data behind the 354'],
  ],
  [
    'BDAT',
    '  - C: BDAT 0 LAST\n  - S: 5xx',
    ['9:8: C of step 1 is BDAT, whose octets a dialogue cannot count; write the scenario in TypeScript'],
  ],
  [
    'STARTTLS as a line',
    '  - C: STARTTLS\n  - S: 220',
    ['9:8: C of step 1 is STARTTLS; write the step starttls, which does the handshake, too'],
  ],
  [
    'a password',
    '  - C: AUTH PLAIN AGFsaWNlAHNlY3JldA==\n  - S: 235',
    [
      '9:8: C of step 1 holds a response of AUTH; no credentials belong in a file: write the step login, which takes those of the run',
    ],
  ],
  [
    'a password behind octets',
    "  - C: '\\x00 auth\\tplain AGFsaWNlAHNlY3JldA=='\n  - S: 235",
    [
      '9:8: C of step 1 holds a response of AUTH; no credentials belong in a file: write the step login, which takes those of the run',
    ],
  ],
  [
    'a password in the next line',
    '  - C: AUTH LOGIN\n  - S: 334\n  - C: YWxpY2U=\n  - S: 334',
    [
      "11:5: step 3 would be a response of the AUTH in step 1; end the exchange with C: '*', or write the step login",
    ],
  ],
  [
    'AUTH in a group',
    '  - C: [RSET, AUTH PLAIN]\n  - S: [250, 334]',
    ['9:15: C.1 of step 1 is AUTH, which stands in no group'],
  ],
  [
    'EHLO within a group',
    '  - C: [EHLO x, NOOP]\n  - S: [250, 250]',
    ['9:9: C.0 of step 1 may only end a group (RFC 2920 section 3.1); take it out of the list'],
  ],
  [
    'a group with one reply',
    '  - C: [RSET, NOOP]\n  - S: 250',
    ['10:5: step 2 needs a list of 2 replies, one for each line of the group'],
  ],
  [
    'a line with two replies',
    '  - C: NOOP\n  - S: [250, 250]',
    ['10:5: step 2 lists replies to a single line; write them with | between'],
  ],
  [
    'a pattern beside a group',
    '  - C: [RSET, NOOP]\n  - {S: [250, 250], text: ok}',
    ['10:5: step 2 has a pattern beside a group; look at the text of one reply at a time'],
  ],
  [
    'a close within a group',
    '  - C: [RSET, NOOP]\n  - S: [250, close]',
    ['10:5: step 2 lets the connection be closed within a group; end with that'],
  ],
  [
    'a step behind QUIT',
    '  - C: QUIT\n  - S: 221\n  - C: NOOP\n  - S: 250',
    ['11:5: step 3 cannot be reached: the session may be over after step 2'],
  ],
  [
    'a step behind a close',
    '  - C: NOOP\n  - S: 421 | close\n  - S: close',
    ['11:5: step 3 cannot be reached: the session may be over after step 2'],
  ],
  [
    'a step behind 421',
    '  - C: NOOP\n  - S: 250 | 421\n  - C: NOOP\n  - S: 250',
    ['11:5: step 3 cannot be reached: the session may be over after step 2'],
  ],
  [
    'a pattern for a close',
    '  - C: NOOP\n  - {S: close, text: a}',
    ['10:5: step 2 has a pattern, and a close has no text'],
  ],
  [
    'a reply that comes unasked',
    '  - wait: 5\n  - S: 250',
    ['10:5: step 2 comes after a wait, in which nothing but 421 and close can come'],
  ],
  ['a long wait', '  - wait: 601\n  - S: close', ['9:11: wait of step 1 must be at most 600']],
  ['no wait', '  - wait: 0\n  - S: close', ['9:11: wait of step 1 must be more than 0']],
  [
    'waits that add up',
    `  - wait: 600\n  - wait: 301\n${noop}`,
    ['9:3: the waits add up to 901 s; all of them together may take 900 s'],
  ],
  [
    'a login on port 25',
    `  - login\n  - S: 235`,
    [
      '9:5: nobody logs in on smtp here; let services be submission and submissions',
      '9:5: step 1: at ready the login has been done; start at secured',
    ],
  ],
  [
    'TLS that may be there',
    '  - starttls\n  - S: 220',
    ['9:5: step 1: there may be TLS at ready already; start at hello'],
  ],
];

describe('the steps', () => {
  it.each(steps)('%s', (_, text, mistakes) => {
    expect(mistakesIn(textWith(text))).toEqual(mistakes.map((it) => `test.yaml:${it}`));
  });

  it('begin with the greeting on a connection', () => {
    expect(mistakesIn(textWith(noop, { start: 'connected' }))).toEqual([
      'test.yaml:9:5: the greeting comes first; begin with S or given, or start at greeted',
    ]);
  });

  it('have TLS once, and not where it comes first', () => {
    const twice = '  - starttls\n  - S: 220\n  - starttls\n  - S: 5xx';
    expect(mistakesIn(textWith(twice, { start: 'hello', services: '[submission, submissions]' }))).toEqual([
      'test.yaml:11:5: step 3 is a second starttls; a dialogue has one',
      'test.yaml:9:5: on submissions TLS comes first; leave it out of services',
    ]);
  });

  it('hold no message on LMTP', () => {
    const text = '  - C: DATA\n  - S: 354\n  - data: "Subject: smtpspec {token}"\n  - S: 250';
    const head = { services: '[lmtp]', impact: 'deliver', start: 'recipient' };
    expect(mistakesIn(textWith(text, head))).toEqual([
      'test.yaml:11:5: on lmtp a message draws a reply for each recipient; write the scenario in TypeScript',
    ]);
  });
});
