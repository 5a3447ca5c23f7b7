import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { issueAuthority, issueCertificate } from '../../runner/reference/certificates.js';
import { listFaults, startReference, UnknownFaultError } from '../../runner/reference/index.js';
import { Dialogue } from './dialogue.js';
import { A, E, M, play, R } from './script.js';

test('close() says 421 to open sessions and frees the ports', async () => {
  const server = await startReference();
  const open = await Promise.all([
    Dialogue.open(server.addresses.smtp),
    Dialogue.openTls(server.addresses.submissions, server.ca),
  ]);
  for (const dialogue of open) expect(await dialogue.code()).toBe('220');
  const closed = server.close();
  for (const dialogue of open) expect([await dialogue.code(), await dialogue.code()]).toEqual(['421', 'end']);
  await closed;
  await expect(
    startReference({ ports: { smtp: server.addresses.smtp.port } }).then((next) => next.close()),
  ).resolves.toBe(undefined);
});

test('a taken port is an error, and no listener stays', async () => {
  const server = await startReference();
  await expect(startReference({ ports: { submission: server.addresses.smtp.port } })).rejects.toThrow(
    'EADDRINUSE',
  );
  await server.close();
});

test('options: names, mailboxes, users, counters', async () => {
  const server = await startReference({
    hostname: 'mail.example.test',
    domains: ['Example.Test', 'second.test'],
    mailboxes: ['Carol'],
    users: { carol: 'pw' },
  });
  const auth = `AUTH PLAIN ${Buffer.from('\0carol\0pw').toString('base64')}`;
  const steps = [
    E,
    'VRFY carol',
    'VRFY alice',
    A,
    auth,
    M,
    'RCPT TO:<carol@second.test>',
    'RCPT TO:<alice@example.test>',
  ];
  const { codes, raw } = await play(server, 'submissions', steps);
  expect(codes).toBe('220 250 250 550 535 235 250 250 550');
  expect(raw).toMatch(/^220 mail\.example\.test /);
  expect(server.counters).toEqual({
    connections: 1,
    commands: steps.length,
    bytesIn: steps.reduce((sum, step) => sum + step.length + 2, 0),
  });
  await server.close();
});

test('latency keeps the order, for TLS records and the end too', async () => {
  const server = await startReference({ latencyMs: 15 });
  const group = `>${E}\r\n${M}\r\n${R}\r\nDATA\r\nx\r\n.\r\nQUIT\r\n`;
  const { codes } = await play(server, 'smtp', [group, '<', '<', '<', '<', '<', '<', '<']);
  expect(codes).toBe('220 250 250 250 354 250 221 end');
  const secured = await play(server, 'submission', [
    E,
    'STARTTLS',
    'tls',
    E,
    A,
    M,
    R,
    'DATA',
    'x\r\n.',
    'QUIT',
    '<',
  ]);
  expect(secured.codes).toBe('220 250 220 250 235 250 250 354 250 221 end');
  expect((await play(server, 'submissions', ['NOOP', 'QUIT', '<'])).codes).toBe('220 250 221 end');
  expect(server.messages).toHaveLength(2);
  await server.close();
});

test('latency: replies to a group come together, in fewer reads than replies', async () => {
  const server = await startReference({ latencyMs: 15 });
  const dialogue = await Dialogue.open(server.addresses.smtp);
  await dialogue.code();
  let reads = 0;
  dialogue.socket.on('data', () => {
    reads += 1;
  });
  dialogue.send('NOOP\r\n'.repeat(50));
  for (let count = 0; count < 50; count++) expect(await dialogue.code()).toBe('250');
  expect(reads).toBeLessThan(50);
  dialogue.close();
  await server.close();
});

test('resets and vanishing clients leave the server as it was', async () => {
  const server = await startReference();
  for (const address of Object.values(server.addresses)) {
    const dialogue = await Dialogue.open(address);
    dialogue.send('EHLO x\r\nNOOP\r\n');
    dialogue.socket.resetAndDestroy();
  }
  expect((await play(server, 'smtp', ['NOOP'])).codes).toBe('220 250');
  await server.close();
});

test('certificates: names, addresses, dates, issuer', async () => {
  const authority = await issueAuthority();
  const notAfter = new Date(Date.now() + 60_000);
  const { cert } = await issueCertificate(authority, {
    names: ['a.test', 'b.test'],
    addresses: ['127.0.0.9'],
    notAfter,
  });
  const certificate = new X509Certificate(cert);
  expect(certificate.subjectAltName).toBe('DNS:a.test, DNS:b.test, IP Address:127.0.0.9');
  expect(certificate.checkIssued(new X509Certificate(authority.cert))).toBe(true);
  expect(Math.abs(Date.parse(certificate.validTo) - notAfter.getTime())).toBeLessThan(1000);
});

test('an unknown fault is an error that names its neighbours', async () => {
  const failure = await startReference({ faults: ['relay-opne'] }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UnknownFaultError);
  expect(String(failure)).toContain('relay-open');
});

test('names of faults are kebab-case and unique', () => {
  const names = listFaults().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);
});

const mess = `EHLO x\r\nSTARTTLS\r\n\x16\x03\x01\x02\0\xff\0\n\rMAIL FROM:<>\r\nRCPT TO:<postmaster>\r\nDATA\r\na\n.\n\r\n.\r\nBDAT 9\r\nQUIT\r\n`;

test.each([0, 1])(
  'no fault throws, whatever comes and however it ends (latency %i ms)',
  async (latencyMs) => {
    for (const { name } of listFaults()) {
      const server = await startReference({ faults: [name], latencyMs });
      const dialogues = await Promise.all(
        Object.values(server.addresses).map((address) => Dialogue.open(address)),
      );
      for (const [index, dialogue] of dialogues.entries()) {
        dialogue.send(mess.slice(index * 18));
        if (index === 0) dialogue.socket.end();
      }
      await dialogues[0]?.until((text) => text.length > 0);
      for (const dialogue of dialogues) dialogue.socket.resetAndDestroy();
      await server.close();
    }
  },
  60_000,
);
