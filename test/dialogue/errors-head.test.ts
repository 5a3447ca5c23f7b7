import { describe, expect, it } from 'vitest';
import { mistakesIn, noop, textWith } from './files.js';

const heads: readonly (readonly [what: string, head: Record<string, string>, mistakes: readonly string[]])[] =
  [
    [
      'an id of another suite',
      { id: 'other/test' },
      ['1:5: id must begin with acme/, the name of the suite'],
    ],
    [
      'an id in capitals',
      { id: 'acme/Test' },
      ['1:5: id must be suite/name, in small letters, digits and hyphens'],
    ],
    [
      'a title that is none',
      { title: 'short' },
      ['2:8: title must be a sentence, with at least 10 characters'],
    ],
    ['a title that is a number', { title: '12' }, ['2:8: title must be text']],
    [
      'an unknown service',
      { services: '[smtp, imap]' },
      ['4:18: services.1 must be one of smtp, submission, submissions, lmtp'],
    ],
    ['the same service twice', { services: '[smtp, smtp]' }, ['4:11: services must not say the same twice']],
    ['no service', { services: '[]' }, ['4:11: services must not be empty']],
    ['LMTP beside SMTP', { services: '[smtp, lmtp]' }, ['4:11: lmtp stands alone in services']],
    [
      'an unknown impact',
      { impact: 'harmless' },
      ['5:9: impact must be one of observe, probe, deliver, stress'],
    ],
    [
      'too small an impact',
      { impact: 'observe' },
      ['9:5: impact is observe, and step 1 (NOOP) takes probe; write impact: probe'],
    ],
    [
      'a start that takes MAIL',
      { impact: 'observe', start: 'mail' },
      [
        '7:8: impact is observe, and a session at mail has said MAIL; write impact: probe',
        '9:5: impact is observe, and step 1 (NOOP) takes probe; write impact: probe',
      ],
    ],
    [
      'an unknown level',
      { level: 'OUGHT' },
      ['6:8: level must be one of MUST, MUST NOT, SHOULD, SHOULD NOT, MAY, grammar, expectation, derived'],
    ],
    [
      'two gradings',
      { severity: 'low', weaknesses: '[CWE-204]' },
      ['8:11: severity and level cannot both grade a finding; keep one'],
    ],
    [
      'a start that is no rung',
      { start: 'tcp' },
      [
        '7:8: start must be one of connected, greeted, hello, tls, secured, authenticated, authenticated-in-clear, ready, mail, recipient',
      ],
    ],
    [
      'TLS where it comes first',
      { services: '[submissions]', start: 'tls' },
      ['7:8: on submissions TLS comes first; leave it out of services'],
    ],
    [
      'a login on port 25',
      { start: 'authenticated' },
      ['7:8: nobody logs in on smtp here; let services be submission and submissions'],
    ],
    ['an unknown key', { servces: '[smtp]' }, ['8:1: servces is not known; did you mean services?']],
    [
      'a password',
      { password: 'secret' },
      ['8:1: password does not belong here; put it in a file of its own and name that as password-file'],
    ],
    [
      'an unknown need',
      { needs: '{capabilty: [VRFY]}' },
      ['8:9: needs.capabilty is not known; did you mean capability?'],
    ],
    [
      'a capability in small letters',
      { needs: '{capability: [vrfy]}' },
      ['8:22: needs.capability.0 must be an EHLO keyword in capitals, such as PIPELINING'],
    ],
    ['a weakness that is none', { weaknesses: '[204]' }, ['8:14: weaknesses.0 must be text']],
    [
      'a weakness in other words',
      { weaknesses: '[oracle]' },
      ['8:14: weaknesses.0 must be such as CWE-204 or CVE-2021-38371'],
    ],
  ];

describe('the head', () => {
  it.each(heads)('%s', (_, head, mistakes) => {
    expect(mistakesIn(textWith(noop, head))).toEqual(mistakes.map((it) => `test.yaml:${it}`));
  });

  it('has a grading', () => {
    expect(mistakesIn(textWith(noop).replace(/level: .*\n/, ''))).toEqual([
      'test.yaml:1:1: the dialogue has no level; add level, severity, or rows in requirements',
    ]);
  });

  it('names a weakness where it speaks of severity', () => {
    expect(mistakesIn(textWith(noop).replace('level: MUST', 'severity: low'))).toEqual([
      'test.yaml:6:11: severity needs weaknesses beside it, such as [CWE-204]; or grade by level',
    ]);
  });

  it('cites rows that there are', () => {
    const text = textWith(noop, { requirements: '[5321-4.1.1.9-01, 5321-9.9-09]' });
    expect(mistakesIn(text, { knows: (row) => row.startsWith('5321-4') })).toEqual([
      'test.yaml:8:33: requirements has 5321-9.9-09, which no table has (smtpspec list --json)',
    ]);
    expect(mistakesIn(text)).toEqual([]);
  });

  it('is whole', () => {
    expect(mistakesIn('id: acme/test\n').sort()).toEqual(
      ['impact', 'remedy', 'start', 'steps', 'title', 'why'].map(
        (key) => `test.yaml:1:1: the dialogue lacks ${key}`,
      ),
    );
  });
});

describe('the file', () => {
  it('is YAML', () => {
    expect(mistakesIn('id: [acme/test')).toEqual([
      expect.stringMatching(/^test\.yaml:1:15: Flow sequence in block collection must be .*$/),
    ]);
  });

  it('says nothing twice', () => {
    expect(mistakesIn(`${textWith(noop)}id: acme/other\n`)).toEqual([
      'test.yaml:12:1: Map keys must be unique',
    ]);
  });

  it('is placed in JSON, too', () => {
    const text = '{\n  "id": "acme/test",\n  "steps": [\n    { "C": 5 }\n  ]\n}';
    expect(mistakesIn(text)).toContain('test.yaml:4:12: C of step 1 must be text or a list');
  });

  it('is one dialogue', () => {
    expect(mistakesIn('')).toEqual(['test.yaml:1:1: the dialogue must be a map of keys and values']);
    expect(mistakesIn('[]')).toEqual(['test.yaml:1:1: the dialogue must be a map of keys and values']);
    expect(mistakesIn(`${textWith(noop)}---\n${textWith(noop)}`)[0]).toMatch(
      /^test\.yaml:\d+:\d+: .*multiple documents/,
    );
  });

  it('is not too big', () => {
    expect(mistakesIn(`# ${'é'.repeat(500_000)}\n${textWith(noop)}`)).toEqual([
      expect.stringMatching(/^test\.yaml:1:1: the file has 1000\d+ octets; a dialogue has at most 1000000$/),
    ]);
  });

  it('does not multiply what it names', () => {
    const bomb = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`);
    expect(mistakesIn(`a0: &a0 x\n${bomb.join('\n')}\n`)).toEqual([
      expect.stringMatching(/^test\.yaml:1:1: Excessive alias count/),
    ]);
  });

  it.each(['[', '{"a":', '- ', '? '])('is not nested beyond measure: %s', (level) => {
    expect(mistakesIn(level.repeat(200_000))).toEqual([
      expect.stringMatching(/^test\.yaml:1:\d+: nested more than 100 levels deep$/),
    ]);
  });

  it('brings no prototype along', () => {
    expect(mistakesIn(`__proto__: {a: 1}\n${textWith(noop)}`)).toEqual([
      'test.yaml:1:1: __proto__ is not known',
    ]);
  });
});
