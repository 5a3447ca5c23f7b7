import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReferenceServer, startReference } from '../../runner/reference/index.js';
import { bdat, long, plain, secure } from './conversations.js';
import { Dialogue } from './dialogue.js';
import { A, E, M, play, R, WRONG } from './script.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReference();
});
afterAll(() => server.close());

describe.each([
  ['smtp', plain],
  ['smtp', bdat],
  ['submissions', secure],
] as const)('strict replies on %s', (service, rows) => {
  test.each(rows)('%s', async (_what, steps, codes) => {
    expect((await play(server, service, steps)).codes).toBe(`220 ${codes}`);
  });
});

test('AUTH in the clear tells nothing about credentials, and is not offered', async () => {
  const { codes, raw } = await play(server, 'submission', [E, A, `AUTH PLAIN ${WRONG}`]);
  expect(codes).toBe('220 250 504 504');
  expect(raw).not.toMatch(/^250[ -]AUTH/m);
});

test('EHLO lists what RFC 5321 asks for, by service and by TLS', async () => {
  const clear = await play(server, 'smtp', [E]);
  const secured = await play(server, 'submissions', [E]);
  const common = [
    'PIPELINING',
    'SIZE 10485760',
    '8BITMIME',
    'SMTPUTF8',
    'ENHANCEDSTATUSCODES',
    'CHUNKING',
    'DSN',
  ];
  const keywords = (raw: string) =>
    raw
      .split('\r\n')
      .slice(2, -1)
      .map((line) => line.slice(4));
  expect(keywords(clear.raw)).toEqual([...common, 'STARTTLS', 'EXPN', 'VRFY', 'HELP']);
  expect(keywords(secured.raw)).toEqual([...common, 'AUTH PLAIN LOGIN', 'EXPN', 'VRFY', 'HELP']);
});

test('every reply has CRLF, a length within 512, and an enhanced code where RFC 2034 asks for one', async () => {
  const steps = [...plain.slice(0, 12).flatMap(([, some]) => some.filter((step) => step !== 'QUIT')), 'QUIT'];
  for (const line of (await play(server, 'smtp', steps)).raw.split('\r\n').slice(0, -1)) {
    expect(line).toMatch(/^\d{3}[ -][\x20-\x7e]*$/);
    expect(line.length).toBeLessThanOrEqual(510);
    const exempt = /^(?:220 mx|250[ -](?!\d\.)|354)/.test(line);
    if (!exempt) expect(line).toMatch(/^([245])\d\d[ -]\1\.\d\.\d /);
  }
});

test('VRFY and EXPN give addresses in brackets, one a line', async () => {
  const { raw } = await play(server, 'smtp', ['VRFY ALICE', 'EXPN staff']);
  expect(raw).toContain(
    '250 2.1.5 <alice@reference.test>\r\n250-2.1.5 <alice@reference.test>\r\n250 2.1.5 <bob@reference.test>\r\n',
  );
});

describe('mail data', () => {
  const send = (data: string) =>
    play(server, 'smtp', [E, M, R, 'DATA', `>${data}NOOP\r\n`, '<', 'QUIT', '<']);

  test.each([
    '\n.\n',
    '\n.\r\n',
    '\r\n.\n',
    '\r.\r',
    '\r.\r\n',
    '\r.\n',
    '\n.\r',
    '\r\n.\r',
    '\r\n\0.\r\n',
    '\r\n.\0\r\n',
    '\r\n.\r\r\n',
    '\r\0\n.\r\n',
  ])('%j does not end it, and is refused at the real end', async (form) => {
    expect((await send(`x${form}NOOP\r\n.\r\n`)).codes).toBe('220 250 250 250 354 554 250 221');
  });

  test.each(['\r\n..\r\n', '\r\n. \r\n', '\r\n .\r\n', '\r\n.x\r\n', '\v.\v', '\xc2\x85.\xc2\x85'])(
    '%j is content',
    async (form) => {
      expect((await send(`x${form}NOOP\r\n.\r\n`)).codes).toBe('220 250 250 250 354 250 250 221');
    },
  );

  test('is stored as it was sent, dots unstuffed', async () => {
    const before = server.messages.length;
    await play(server, 'smtp', [
      E,
      `${M} RET=FULL`,
      R,
      'DATA',
      '.\r\n',
      E,
      M,
      R,
      'DATA',
      '..\r\n..a\r\n...\r\n\r\nb\xe9\r\n.',
    ]);
    await play(server, 'smtp', [E, M, R, 'DATA', '\r\n.']);
    const [empty, , blank] = server.messages.slice(before);
    expect(empty?.body.toString('latin1')).toBe('');
    expect(server.messages.at(-1)?.body.toString('latin1')).toBe('\r\n');
    expect(server.messages.at(-2)?.body.toString('latin1')).toBe('.\r\n.a\r\n..\r\n\r\nb\xe9\r\n');
    expect(blank?.from).toBe('sender@client.test');
    expect(empty?.parameters).toEqual({ RET: 'FULL' });
  });

  test('of exactly the limit is taken, one octet more is not', async () => {
    const lines = `..${long(997)}\r\n`.repeat(10_485);
    const fits = `${lines}${long(10_485_760 - lines.length + 10_485 - 2)}\r\n`;
    expect((await send(`${fits}.\r\n`)).codes).toBe('220 250 250 250 354 250 250 221');
    expect(server.messages.at(-1)?.body.length).toBe(10_485_760);
    expect((await send(`x${fits}.\r\n`)).codes).toBe('220 250 250 250 354 552 250 221');
    expect((await send(`${fits}${fits}${fits}.\r\n`)).codes).toBe('220 250 250 250 354 552 250 221');
  }, 30_000);

  test('a thousand recipients, then 452, and the message still goes', async () => {
    const group = `>${`${R}\r\n`.repeat(1001)}DATA\r\n`;
    const { codes } = await play(server, 'smtp', [
      E,
      M,
      group,
      ...Array.from({ length: 1002 }, () => '<'),
      'x\r\n.',
    ]);
    expect(codes).toBe(`220 250 250 ${'250 '.repeat(1000)}452 354 250`);
    expect(server.messages.at(-1)?.to).toHaveLength(1000);
  });
});

describe('pipelining', () => {
  const group = `${E}\r\n${M}\r\nRCPT TO:<x@y.test>\r\n${R}\r\nDATA\r\na\r\n.\r\n${M}\r\nRSET\r\nFOO\r\nQUIT\r\n`;
  const replies = Array.from({ length: 12 }, () => '<');
  const codes = '220 250 250 550 250 354 250 250 250 500 221 end end';

  test('replies come in order', async () => {
    expect((await play(server, 'smtp', [`>${group}`, ...replies])).codes).toBe(codes);
  });

  test('one octet at a time makes no difference', async () => {
    const dialogue = await Dialogue.open(server.addresses.smtp);
    for (const octet of group) {
      dialogue.send(octet);
      await new Promise((next) => setImmediate(next));
    }
    const seen: string[] = [];
    for (let count = 0; count < 13; count++) seen.push(await dialogue.code());
    expect(seen.join(' ')).toBe(codes);
  });

  test('a client that closes its side still gets its replies', async () => {
    expect((await play(server, 'smtp', [`>${M}\r\nNOOP\r\n`, '!', '<', '<', '<'])).codes).toBe(
      '220 503 250 end',
    );
  });
});

describe('STARTTLS', () => {
  test('forgets what was said in the clear', async () => {
    const steps = [E, M, R, 'STARTTLS', 'tls', M, R, 'DATA', E, R, M];
    expect((await play(server, 'smtp', steps)).codes).toBe('220 250 250 250 220 503 503 503 250 503 250');
  });

  test.each(['NOOP\r\n', 'NOOP', 'EHLO x\r\nMAIL FROM:<>\r\n', 'RSET\r\nQUI'])(
    'drops %j that came behind it in the clear',
    async (injected) => {
      const steps = [E, `>STARTTLS\r\n${injected}`, '<', 'tls', 'VRFY alice', 'HELP', 'FOO'];
      expect((await play(server, 'smtp', steps)).codes).toBe('220 250 220 250 214 500');
    },
  );

  test('gives authentication on 587', async () => {
    const steps = [E, M, 'STARTTLS', 'tls', E, M, A, M, R, 'DATA', 'x\r\n.', 'QUIT', '<'];
    expect((await play(server, 'submission', steps)).codes).toBe(
      '220 250 530 220 250 530 235 250 250 354 250 221 end',
    );
    expect(server.messages.at(-1)).toMatchObject({
      service: 'submission',
      authenticatedAs: 'alice@reference.test',
    });
  });

  test('survives garbage in place of a handshake, on both kinds of port', async () => {
    expect((await play(server, 'smtp', [E, 'STARTTLS', '>EHLO x\r\n\r\n\r\n', '<'])).codes).toBe(
      '220 250 220 end',
    );
    const dialogue = await Dialogue.open(server.addresses.submissions);
    dialogue.send('EHLO x\r\nMAIL FROM:<>\r\n');
    expect(await dialogue.rest()).not.toContain('220');
    expect((await play(server, 'submissions', ['NOOP'])).codes).toBe('220 250');
  });
});
