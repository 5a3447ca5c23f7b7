import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificateFaults } from '../../runner/reference/faults/certificates.js';
import { revocationFaults } from '../../runner/reference/faults/revocation.js';
import { listFaults, type ReferenceServer, startReference } from '../../runner/reference/index.js';
import type { Change } from './change.js';
import { changes } from './changes.js';
import { Dialogue } from './dialogue.js';
import { A, E, M, play, playToEnd, R } from './script.js';

let strict: ReferenceServer;
beforeAll(async () => {
  strict = await startReference({ ports: { lmtp: 0 } });
});
afterAll(() => strict.close());

const withFaults = async <T>(
  faults: readonly string[],
  use: (server: ReferenceServer) => Promise<T>,
): Promise<T> => {
  const server = await startReference({ faults, ports: { lmtp: 0 } });
  try {
    return await use(server);
  } finally {
    await server.close();
  }
};

const differs = async (
  server: ReferenceServer,
  { service = 'smtp', steps, codes, raw }: Change,
): Promise<void> => {
  const seen = await play(server, service, steps);
  const control = await playToEnd(strict, service, steps);
  if (codes !== undefined) {
    expect(seen.codes).toBe(codes);
    expect(control.codes).not.toBe(codes);
  }
  if (raw !== undefined) {
    expect(seen.raw).toMatch(raw);
    expect(control.raw).not.toMatch(raw);
  }
};

const octets: Readonly<Record<string, string>> = {
  cr: '\r',
  lf: '\n',
  crlf: '\r\n',
  dot: '.',
  nul: '\0',
  sp: ' ',
  tab: '\t',
  nel: '\xc2\x85',
  ls: '\xe2\x80\xa8',
  vt: '\v',
  ff: '\f',
};
const forms = listFaults()
  .map(({ name }) => name)
  .filter((name) => /^data(?:-(?:cr|lf|crlf|dot|nul|sp|tab|nel|ls|vt|ff))+$/.test(name));

const elsewhere = [
  // endpoint-faults.test.ts and endpoint-extensions.test.ts
  ...listFaults().flatMap(({ name, area }) => (area === 'endpoint' ? [name] : [])),
  'silent',
  'greets-then-silent',
  'never-answers',
  'idle-limit-short',
  'idle-limit-drops',
  'slow-line-421',
  'slow-line-drops',
  'one-session-at-a-time',
  ...certificateFaults.map(({ name }) => name),
  // test/endpoint/fetched.test.ts
  ...revocationFaults.map(({ name }) => name),
  'tls-1.0-accepted',
  'tls-1.1-accepted',
  'tls-client-certificate-requested',
  'tls-truncated-close',
  'starttls-keeps-authentication',
  // clear.test.ts
  'starttls-sometimes',
  'clear-after-close-notify',
  'commands-after-close-notify',
  'implicit-tls-optional',
  'implicit-tls-greets-silent-client',
  'implicit-tls-drops-silent-client',
  'greeting-cleartext-on-implicit-tls',
  // test/timing/sockets.test.ts
  'auth-slow-for-known-login',
  // test/proof/hardening/user-enumeration-timing.proof.ts
  'user-lookup-slow',
  // test/proof/hardening: they show where reads begin
  'data-dot-begins-read-ends',
  'data-end-in-two-reads-missed',
  // test/proof/auth/login-throttle.proof.ts
  'auth-refusal-slower',
  'reply-early',
  'reply-split-bytes',
  'bytewise',
  'endless-greeting',
  'endless-multiline',
  'ten-megabyte-line',
  'data-dots-not-unstuffed',
  'data-leading-dot-stripped-twice',
  'data-8bit-stripped',
  'data-accepted-and-lost',
  'data-bare-line-ends-kept',
  'data-bare-line-ends-normalised',
];

test('every fault is shown once', () => {
  const shown = [...Object.keys(changes), ...forms, ...elsewhere];
  expect(shown.toSorted()).toEqual(
    listFaults()
      .map(({ name }) => name)
      .toSorted(),
  );
});

test.each(Object.entries(changes))('%s', async (name, change) => {
  await withFaults([name], (server) => differs(server, change));
});

describe('ends of mail data', () => {
  test.each(forms)('%s ends it', async (name) => {
    const form = name
      .split('-')
      .slice(1)
      .map((word) => octets[word])
      .join('');
    await withFaults([name], async (server) => {
      const data = `>x${form}NOOP\r\n.\r\nQUIT\r\n`;
      const codes = '220 250 250 250 354 250 250 500 221';
      await differs(server, { steps: [E, M, R, 'DATA', data, '<', '<', '<', '<'], codes });
      expect(server.messages[0]?.body.toString('latin1')).toBe('x\r\n');
    });
  });

  test.each(forms)('%s leaves plain messages alone', async (name) => {
    await withFaults([name], async (server) => {
      const { codes } = await play(server, 'smtp', [
        E,
        M,
        R,
        'DATA',
        'Subject: x\r\n\r\n..a\r\nb.\r\n.',
        'QUIT',
      ]);
      expect(codes).toBe('220 250 250 250 354 250 221');
      expect(server.messages).toHaveLength(1);
    });
  });
});

test.each([
  ['data-dots-not-unstuffed', '..x\r\n', '..x\r\n'],
  ['data-leading-dot-stripped-twice', '..x\r\n', 'x\r\n'],
  ['data-8bit-stripped', '\xe9\r\n', 'i\r\n'],
  ['data-accepted-and-lost', 'x\r\n', undefined],
  ['data-bare-line-ends-kept', 'a\nb\rc\0\r\n', 'a\nb\rc\0\r\n'],
  ['data-bare-line-ends-normalised', 'a\nb\rc\r\n', 'a\r\nb\r\nc\r\n'],
])('%s', async (name, sent, stored) => {
  await withFaults([name], async (server) => {
    const { codes } = await play(server, 'smtp', [E, M, R, 'DATA', `${sent}.`]);
    expect(codes).toBe('220 250 250 250 354 250');
    expect(server.messages[0]?.body.toString('latin1')).toBe(stored);
  });
});

describe('silence', () => {
  test('silent: the first octets answer the first command', async () => {
    await withFaults(['silent'], async (server) => {
      const dialogue = await Dialogue.open(server.addresses.smtp);
      expect(await dialogue.command('NOOP')).toBe('250 2.0.0 OK');
      expect(dialogue.raw).toBe('250 2.0.0 OK\r\n');
      dialogue.close();
    });
  });

  // What the client sends has been taken by the server; at its close nothing but the end comes.
  test.each([
    ['never-answers', ''],
    ['greets-then-silent', '220 mx.reference.test ESMTP reference server\r\n'],
  ])('%s', async (name, expected) => {
    const server = await startReference({ faults: [name] });
    const dialogue = await Dialogue.open(server.addresses.smtp);
    dialogue.send('NOOP\r\n');
    while (server.counters.bytesIn < 6) await new Promise((next) => setImmediate(next));
    await server.close();
    await dialogue.rest();
    expect(dialogue.raw).toBe(expected);
  });
});

describe('the end of an idle session', () => {
  test.each([
    ['idle-limit-short', '220 421'],
    ['idle-limit-drops', '220 end'],
  ])('%s comes in a fifth of the time', async (name, expected) => {
    const server = await startReference({ faults: [name], idleMs: 2_000 });
    const began = performance.now();
    expect((await play(server, 'smtp', ['<'])).codes).toBe(expected);
    expect(performance.now() - began).toBeLessThan(1_900);
    await server.close();
  });

  test.each([
    ['slow-line-421', '220 421 end'],
    ['slow-line-drops', '220 end end'],
  ])('%s comes before a line is complete', async (name, expected) => {
    const server = await startReference({ faults: [name], idleMs: 1_000 });
    expect((await play(server, 'smtp', ['>NOOP', '<', '<'])).codes).toBe(expected);
    await server.close();
  });

  test('is 421, not before its time, on the strict server', async () => {
    const server = await startReference({ idleMs: 300 });
    const began = performance.now();
    expect((await play(server, 'smtp', ['<', '<'])).codes).toBe('220 421 end');
    expect(performance.now() - began).toBeGreaterThan(290);
    await server.close();
  });
});

test('one-session-at-a-time: the second is greeted when the first has ended', async () => {
  await withFaults(['one-session-at-a-time'], async (server) => {
    const first = await Dialogue.open(server.addresses.smtp);
    expect(await first.code()).toBe('220');
    const second = await Dialogue.open(server.addresses.smtp);
    second.send('NOOP\r\n');
    expect(await first.command('NOOP')).toBe('250 2.0.0 OK');
    expect(second.raw).toBe('');
    await first.command('QUIT');
    await first.rest();
    first.close();
    expect([await second.code(), await second.code()]).toEqual(['220', '250']);
    second.close();
  });
});

describe('TLS', () => {
  const failure = (server: ReferenceServer, options: object = {}) =>
    Dialogue.openTls(server.addresses.submissions, server.ca, options).then(
      (dialogue) => {
        dialogue.close();
        return 'none';
      },
      (error: NodeJS.ErrnoException) => error.code,
    );

  test.each([
    ['tls-1.0-accepted', 'TLSv1'],
    ['tls-1.1-accepted', 'TLSv1.1'],
  ])('%s', async (name, version) => {
    const options = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };
    await withFaults([name], async (server) => expect(await failure(server, options)).toBe('none'));
    expect(await failure(strict, options)).not.toBe('none');
  });

  test('tls-client-certificate-requested', async () => {
    // TLS 1.2 shows the CertificateRequest in the clear: handshake type 13 between ServerKeyExchange and ServerHelloDone.
    const asks = (server: ReferenceServer) => Dialogue.requestsCertificate(server.addresses.submissions);
    await withFaults(['tls-client-certificate-requested'], async (server) =>
      expect(await asks(server)).toBe(true),
    );
    expect(await asks(strict)).toBe(false);
  });

  test('tls-truncated-close', async () => {
    const closes = (server: ReferenceServer) =>
      Dialogue.countCloseNotify(server.addresses.submissions, server.ca);
    await withFaults(['tls-truncated-close'], async (server) => expect(await closes(server)).toBe(0));
    expect(await closes(strict)).toBe(1);
  });

  test('greeting-cleartext-on-implicit-tls', async () => {
    await withFaults(['greeting-cleartext-on-implicit-tls'], async (server) => {
      const dialogue = await Dialogue.open(server.addresses.submissions);
      expect(await dialogue.code()).toBe('220');
      dialogue.close();
    });
  });
});

describe('timing of octets', () => {
  test('reply-early: the reply comes before CRLF, and only once', async () => {
    await withFaults(['reply-early'], async (server) => {
      expect((await play(server, 'smtp', ['>NOOP', '<', '>\r\n', 'FOO'])).codes).toBe('220 250 500');
    });
  });

  test.each(['reply-split-bytes', 'bytewise'])('%s: the same octets in more pieces', async (name) => {
    const steps = [E, M, R, 'DATA', '.', 'STARTTLS', 'tls', E, 'QUIT', '<'];
    await withFaults([name], async (server) => {
      const pieces = await Dialogue.countReads(server.addresses.smtp);
      expect(pieces).toBeGreaterThan(await Dialogue.countReads(strict.addresses.smtp));
      expect(await play(server, 'smtp', steps)).toEqual(await play(strict, 'smtp', steps));
    });
  });
});

describe('floods', () => {
  test.each([
    ['endless-greeting', /^(?:220-and still more\r\n){1000}/],
    ['endless-multiline', /(?:250-XMORE and more\r\n){1000}/],
    ['ten-megabyte-line', /^220 mx\.reference\.test x{50000}/],
  ])('%s stops when the peer has gone', async (name, expected) => {
    await withFaults([name], async (server) => {
      const dialogue = await Dialogue.open(server.addresses.smtp);
      dialogue.send(`${E}\r\n`);
      await dialogue.until((text) => text.length > 100_000);
      expect(dialogue.raw.slice(0, 100_000)).toMatch(expected);
      dialogue.close();
    });
  });

  test('an endless fault waits for a peer that does not read', async () => {
    await withFaults(['endless-greeting'], async (server) => {
      const dialogue = await Dialogue.open(server.addresses.smtp);
      dialogue.socket.pause();
      for (let turn = 0; turn < 2000; turn++) await new Promise((next) => setImmediate(next));
      expect(process.memoryUsage().external).toBeLessThan(300_000_000);
      dialogue.close();
    });
  });
});

test('faults compose: each shows, in any order', async () => {
  const steps = [E, M, 'RCPT TO:<a@other.test>', 'RCPT TO:<nobody@reference.test>', 'NOOP x'];
  for (const faults of [
    ['relay-open', 'noop-argument-501', 'recipient-catch-all'],
    ['recipient-catch-all', 'relay-open', 'noop-argument-501'],
  ]) {
    await withFaults(faults, async (server) => {
      expect((await play(server, 'smtp', steps)).codes).toBe('220 250 250 250 250 501');
    });
  }
  await withFaults(['reply-twice', 'bytewise', 'greeting-multiline-ok'], async (server) => {
    expect((await play(server, 'smtp', ['NOOP', '<', 'FOO', '<'])).codes).toBe('220 250 250 500 500');
  });
  const upgraded = [E, A, 'STARTTLS', 'tls', E, M];
  await withFaults(['auth-in-clear', 'starttls-keeps-authentication'], async (server) => {
    expect((await play(server, 'submission', upgraded)).codes).toBe('220 250 235 220 250 250');
  });
  await withFaults(['auth-in-clear'], async (server) => {
    expect((await play(server, 'submission', upgraded)).codes).toBe('220 250 235 220 250 530');
  });
  await withFaults(['auth-in-clear', 'submission-no-auth-accepted'], async (server) => {
    expect((await play(server, 'submission', [E, M, 'RSET', A])).codes).toBe('220 250 250 250 235');
  });
});
