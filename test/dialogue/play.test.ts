import { describe, expect, it } from 'vitest';
import { catalogue } from '../../suites/index.js';
import { auditReference, credentials } from '../proof/support.js';
import { dialogueOf } from './files.js';
import { judged } from './judged.js';

const quick = { timeoutMs: 400 };

describe('a reply', () => {
  const frobnicate = (said: string) => dialogueOf(`  - C: FROBNICATE\n  - S: ${said}`);

  it('is a finding where it is another, named by its step', async () => {
    expect(await judged(frobnicate('250 | 3xx'))).toMatchObject({
      verdict: 'fail',
      finding: 'step2',
      level: 'MUST',
      message: expect.stringMatching(/^Step 2: FROBNICATE drew 500 .*, expected 250 or 3xx$/),
    });
  });

  it.each([
    ['500', 'pass'],
    ['5xx', 'pass'],
    ['501 | 500', 'pass'],
    ['501 | 502', 'fail'],
  ])('%s makes 500 a %s', async (said, verdict) => {
    expect(await judged(frobnicate(said))).toMatchObject({ verdict });
  });

  it.each([
    ['4yz', 'unknown-verb-450', '500', 'inconclusive'],
    ['4yz that was asked for', 'unknown-verb-450', '500 | 450', 'pass'],
    ['4yz by its class', 'unknown-verb-450', '4xx', 'pass'],
    ['another 4yz', 'unknown-verb-450', '451', 'inconclusive'],
    ['a close', 'unknown-verb-drops', '500', 'inconclusive'],
    ['a close that was asked for', 'unknown-verb-drops', '500 | close', 'pass'],
    ['no reply', 'unknown-verb-no-reply', '500', 'inconclusive'],
    ['no reply and no close', 'unknown-verb-no-reply', 'close', 'inconclusive'],
  ])('%s', async (_, fault, said, verdict) => {
    expect(await judged(frobnicate(said), { faults: [fault], ...quick })).toMatchObject({ verdict });
  });

  it('in place of a close is a finding', async () => {
    expect(await judged(frobnicate('close'))).toMatchObject({
      verdict: 'fail',
      message: expect.stringMatching(/drew 500 .*, expected close$/),
    });
  });

  it('530 says only that TLS or AUTH comes first', async () => {
    const vrfy = dialogueOf('  - C: VRFY {recipient}\n  - S: 250', { start: 'hello' });
    expect(await judged(vrfy, { faults: ['starttls-demanded'] })).toMatchObject({ verdict: 'inconclusive' });
    const asked = dialogueOf('  - C: VRFY {recipient}\n  - S: 530', { start: 'hello' });
    expect(await judged(asked, { faults: ['starttls-demanded'] })).toMatchObject({ verdict: 'pass' });
    expect(await judged(asked)).toMatchObject({ verdict: 'fail' });
  });

  it('421 is inconclusive, and an answer where it was asked for', async () => {
    const errors = '  - C: FROBNICATE\n  - given: 500\n'.repeat(3);
    const fourth = (said: string) => dialogueOf(`${errors}  - C: FROBNICATE\n  - S: ${said}`);
    const limited = { faults: ['error-limit-3'] };
    expect(await judged(fourth('500'), limited)).toMatchObject({ verdict: 'inconclusive', attempts: 2 });
    expect(await judged(fourth('4xx | 500'), limited)).toMatchObject({ verdict: 'inconclusive' });
    expect(await judged(fourth('421'), limited)).toMatchObject({ verdict: 'pass', attempts: 1 });
    expect(await judged(fourth('421'))).toMatchObject({ verdict: 'fail' });
  });

  it('is not judged where it is given', async () => {
    const help = (more: string) =>
      dialogueOf(`  - C: HELP\n  - {given: 211 | 214${more}}\n  - C: NOOP\n  - S: 250`);
    const none = { faults: ['help-unsupported-502'] };
    expect(await judged(help(''))).toMatchObject({ verdict: 'pass' });
    expect(await judged(help(''), none)).toMatchObject({
      verdict: 'inconclusive',
      message: expect.stringMatching(/^step 2: HELP drew 502 .*, not 211 or 214$/),
    });
    expect(await judged(help(', else: not-applicable'), none)).toMatchObject({ verdict: 'not-applicable' });
    const later = { faults: ['help-451'] };
    expect(await judged(help(', else: not-applicable'), later)).toMatchObject({ verdict: 'inconclusive' });
  });

  it.each([
    ['unknown-verb-502', 'fail', 'step3'],
    ['unknown-verb-250', 'inconclusive', undefined],
    ['unknown-verb-450', 'inconclusive', undefined],
  ])('is judged of what is given: %s', async (fault, verdict, finding) => {
    const both = dialogueOf('  - C: FROBNICATE\n  - given: 500 | 502\n  - S: 500');
    expect(await judged(both)).toMatchObject({ verdict: 'pass' });
    const { verdict: seen, finding: found } = await judged(both, { faults: [fault] });
    expect({ seen, found }).toEqual({ seen: verdict, found: finding });
  });
});

describe('the text of a reply', () => {
  const ehlo = (condition: string) => dialogueOf(`  - C: EHLO {client}\n  - {S: 250, ${condition}}`);

  it.each([
    ["text: '^SIZE \\d+$'", 'pass'],
    ["text: '(?i)^size'", 'pass'],
    ["text: '^size'", 'fail'],
    ["without: '^XCLIENT'", 'pass'],
    ["without: '^PIPELINING$'", 'fail'],
    ["text: '^SIZE', without: '^PIPELINING$'", 'fail'],
  ])('with %s is a %s', async (condition, verdict) => {
    expect(await judged(ehlo(condition))).toMatchObject({ verdict });
  });

  it('is told where it is not as asked', async () => {
    expect(await judged(ehlo("text: '^XCLIENT{2}'"))).toMatchObject({
      message: expect.stringMatching(/drew 250 .*, expected a line like \^XCLIENT\{2\}$/),
    });
  });

  it('does not choose how long the match takes', async () => {
    const greeting = dialogueOf("  - {S: 220, text: '([^!]+[^!]+)+!$'}", { start: 'connected' });
    expect(await judged(greeting, { faults: ['banner-hostile'] })).toMatchObject({ verdict: 'fail' });
  });
});

describe('what is sent', () => {
  it('is the line with its CRLF, escapes and variables filled in', async () => {
    const line = "  - C: 'NOOP \\x01\\x7bü \\\\ {helo} {token}'\n  - S: 2xx | 501";
    const { verdict, sent } = await judged(dialogueOf(line), {}, { clientName: 'client.test' });
    expect(verdict).toBe('pass');
    expect(sent).toMatch(/\r\nNOOP \x01\{\xc3\xbc \\ client\.test [0-9a-f]{8}-[0-9a-f]{10}\r\nQUIT\r\n$/);
  });

  it('is a group in one segment, each reply judged by itself', async () => {
    const group = (rcpt: string) =>
      dialogueOf(
        `  - C: ['MAIL FROM:<{sender}>', 'RCPT TO:<>', RSET]\n  - S: [250, ${rcpt}, 250]\n  - C: NOOP\n  - S: 250`,
      );
    const good = await judged(group('5xx'));
    expect(good).toMatchObject({ verdict: 'pass' });
    expect(good.log).toMatch(/client: MAIL FROM:<.*>\\r\\nRCPT TO:<>\\r\\nRSET\\r\\n/);
    expect(await judged(group('250'))).toMatchObject({
      verdict: 'fail',
      finding: 'step2',
      message: expect.stringMatching(/RCPT TO:<> drew 5/),
    });
    const without = { faults: ['ehlo-without-pipelining'] };
    expect(await judged(group('5xx'), without)).toMatchObject({ verdict: 'not-applicable' });
  });

  const message = (said: string) =>
    dialogueOf(
      `  - C: DATA\n  - given: 354\n  - data: |\n      Subject: smtpspec {token}\n\n      .a\n      ..b\n      .\n      c\n  - S: ${said}`,
      { impact: 'deliver', start: 'recipient' },
    );

  it('is a message with its dots doubled and its end', async () => {
    const { verdict, sent } = await judged(message('250'));
    expect(verdict).toBe('pass');
    expect(sent).toMatch(
      /DATA\r\nX-smtpspec-run: ([0-9a-f]+)\r\nSubject: smtpspec \1-\S+\r\n\r\n\.\.a\r\n\.\.\.b\r\n\.\.\r\nc\r\n\.\r\nQUIT\r\n$/,
    );
  });

  it.each([
    ['data-554-policy', 'fail'],
    ['data-temporary-451', 'inconclusive'],
    ['data-end-closes', 'inconclusive'],
    ['data-command-451', 'inconclusive'],
  ])('and drew %s: %s', async (fault, verdict) => {
    expect(await judged(message('250'), { faults: [fault] })).toMatchObject({ verdict });
  });

  it('is no message where that is neither allowed nor wanted', async () => {
    expect(await judged(message('250'), { allow: 'probe' })).toMatchObject({ verdict: 'skipped' });
    expect(await judged(message('250'), { recipient: false })).toMatchObject({ verdict: 'skipped' });
  });

  it('is LHLO on LMTP', async () => {
    const lhlo = dialogueOf('  - C: LHLO {client}\n  - S: 250', {
      services: '[lmtp]',
      impact: 'observe',
      start: 'greeted',
    });
    const lmtp = { ports: { lmtp: 0 } };
    expect(await judged(lhlo, {}, {}, lmtp)).toMatchObject({ verdict: 'pass' });
  });
});

describe('what is left behind', () => {
  it('is no message, where DATA was to be refused and was not', async () => {
    const data = dialogueOf('  - C: DATA\n  - S: 5xx');
    const { verdict, sent, report } = await judged(data, { faults: ['data-before-rcpt-accepted'] });
    expect(verdict).toBe('fail');
    expect(sent.endsWith('DATA\r\n')).toBe(true);
    expect(report.targets[0]?.transcripts.filter(({ messages }) => messages !== undefined)).toEqual([]);
  });

  it('is no AUTH exchange', async () => {
    const head = { services: '[submission]', start: 'hello' };
    const auth = (said: string) => dialogueOf(`  - C: AUTH PLAIN\n  - S: ${said}`, head);
    const inClear = { faults: ['auth-in-clear'] };
    const refused = await judged(auth('5xx'), inClear);
    expect(refused).toMatchObject({ verdict: 'fail' });
    expect(refused.sent).toMatch(/AUTH PLAIN\r\n\*\r\nQUIT\r\n$/);
    expect(await judged(auth('334'), inClear)).toMatchObject({ verdict: 'pass' });
    const stuck = { faults: ['auth-in-clear', 'auth-cancel-stuck'] };
    expect(await judged(auth('5xx'), stuck)).toMatchObject({ verdict: 'fail' });
    const cancelled = dialogueOf("  - C: AUTH PLAIN\n  - S: 334\n  - C: '*'\n  - S: 501", head);
    expect(await judged(cancelled, inClear)).toMatchObject({ verdict: 'pass' });
    expect(await judged(cancelled, { faults: ['auth-in-clear', 'auth-cancel-535'] })).toMatchObject({
      verdict: 'fail',
      finding: 'step4',
    });
  });
});

describe('TLS and login', () => {
  const head = { services: '[submission]', start: 'hello', impact: 'observe' };
  const tls = dialogueOf(
    '  - starttls\n  - S: 220\n  - C: EHLO {client}\n  - S: 250\n  - login\n  - S: 235',
    head,
  );

  it('are done with what the run was given', async () => {
    const { verdict, sent, report } = await judged(tls);
    expect(verdict).toBe('pass');
    expect(sent).toMatch(/STARTTLS\r\nEHLO \S+\r\nAUTH PLAIN \*\*\*\r\nQUIT\r\n$/);
    expect(JSON.stringify(report)).not.toContain(credentials.password);
  });

  it.each([
    ['starttls-502', 'fail', 'step2'],
    ['starttls-454', 'inconclusive', undefined],
    ['starttls-handshake-fails', 'inconclusive', undefined],
    ['ehlo-inside-tls-554', 'fail', 'step4'],
    ['starttls-not-offered', 'not-applicable', undefined],
  ])('%s: %s', async (fault, verdict, finding) => {
    // Where the run itself could not log in, whoever needs that is not played.
    const withoutLogin = dialogueOf('  - starttls\n  - S: 220\n  - C: EHLO {client}\n  - S: 250', head);
    const { verdict: seen, finding: found } = await judged(withoutLogin, { faults: [fault] });
    expect({ seen, found }).toEqual({ seen: verdict, found: finding });
  });

  it('are skipped without credentials', async () => {
    expect(await judged(tls, { authenticated: false })).toMatchObject({ verdict: 'skipped' });
  });
});

describe('silence and the end', () => {
  const idle = dialogueOf('  - wait: 90\n  - S: 421 | close', { start: 'hello', impact: 'observe' });
  const short = { minuteMs: 2_000 };
  // A fifth of it is two thirds of the wait, and long enough for a loaded machine to say EHLO.
  const reference = { idleMs: 10_000 };

  it('is a finding where the server stays, and none where it goes', async () => {
    expect(await judged(idle, { faults: ['idle-limit-short'] }, short, reference)).toMatchObject({
      verdict: 'pass',
    });
    expect(await judged(idle, {}, short)).toMatchObject({
      verdict: 'fail',
      message: 'Step 2: a wait of 90 s drew nothing, expected 421 or close',
    });
  });

  it('is followed by what comes next', async () => {
    const later = dialogueOf('  - wait: 1\n  - C: NOOP\n  - S: 250');
    expect(await judged(later, {}, short)).toMatchObject({ verdict: 'pass' });
  });

  it('follows QUIT', async () => {
    const quit = dialogueOf('  - C: QUIT\n  - S: 221\n  - S: close', { impact: 'observe' });
    const { verdict, sent } = await judged(quit);
    expect(verdict).toBe('pass');
    expect(sent.match(/QUIT/g)).toHaveLength(1);
    expect(await judged(quit, { faults: ['quit-no-close'] }, short)).toMatchObject({
      verdict: 'fail',
      finding: 'step3',
      message: 'Step 3: a wait of 10 s drew nothing, expected close',
    });
  });
});

it('no invariant blames a sound server for what a dialogue does', async () => {
  const scenarios = [
    dialogueOf("  - C: ['RSET', NOOP]\n  - S: [250, 250]", { id: 'acme/group' }),
    dialogueOf(`  - C: NOOP ${'a'.repeat(2_000)}\n  - S: 2xx | 5xx\n  - C: NOOP\n  - S: 250`, {
      id: 'acme/long',
    }),
    dialogueOf("  - C: 'NOOP \\x00'\n  - S: 2xx | 501", { id: 'acme/octets' }),
    dialogueOf('  - C: QUIT\n  - S: 221\n  - S: close', { id: 'acme/quit' }),
    dialogueOf('  - S: 220\n  - C: HELO {helo}\n  - S: 250', { id: 'acme/helo', start: 'connected' }),
  ];
  const { targets } = await auditReference({ ...catalogue, scenarios }, { services: ['smtp'] });
  const checks = targets.flatMap((target) => target.checks);
  const blamed = checks.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
  expect(blamed.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
  expect(checks.length).toBe(scenarios.length + catalogue.invariants.length);
});
