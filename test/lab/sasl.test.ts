import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logIn } from '../../runner/engine/login.js';
import { type Spoken, saslClient, spoken } from '../../runner/protocol/sasl/index.js';
import { offeredMechanisms } from '../../runner/scenario/index.js';
import { labAccess, labFolder, labStatus } from './lab.js';
import { type Door, labCredentials, logInAt, openDoor } from './logins.js';
import { talkToScramp } from './scramp.js';

/** What each server offers of what we speak, inside TLS on 587 and 465. */
const servers: Readonly<Record<string, string>> = {
  postfix: 'PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256',
  exim: 'PLAIN LOGIN CRAM-MD5',
  opensmtpd: 'PLAIN LOGIN',
  haraka: 'PLAIN LOGIN CRAM-MD5',
  'smtp-server': 'PLAIN LOGIN',
  aiosmtpd: 'PLAIN LOGIN',
  dovecot:
    'PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256 SCRAM-SHA-1-PLUS SCRAM-SHA-256-PLUS XOAUTH2 OAUTHBEARER EXTERNAL',
};

const up = labStatus();
const addressOf = (name: string): string | undefined => up.find((it) => it.name === name)?.address;
const names = Object.keys(servers).filter((name) => addressOf(name) !== undefined);
const doors = names.flatMap((name) =>
  ([587, 465] as const).map((port) => ({ name, port, address: addressOf(name) ?? '' })),
);
const required = process.env.SMTPSPEC_LAB === 'required';
const accepted = new Set<string>();

it.skipIf(!required)('every server of the lab is up, as SMTPSPEC_LAB=required asks', () => {
  expect(names).toEqual(Object.keys(servers));
});

describe.skipIf(names.length === 0)('logging in to real servers', { timeout: 300_000 }, () => {
  const credentials = names.length === 0 ? { user: '', password: '', token: '' } : labCredentials();

  it.each(doors)('$name on $port takes each of its mechanisms', async ({ name, port, address }) => {
    const session = await openDoor({ address, port });
    const offered = offeredMechanisms(session).filter((it) => (spoken as readonly string[]).includes(it));
    await session.quit();
    expect([...offered].sort()).toEqual(servers[name]?.split(' ').sort());
    for (const mechanism of offered as Spoken[]) {
      const { kind, proof, answer } = await logInAt({ address, port }, mechanism, credentials);
      expect([mechanism, kind, String(answer)]).toEqual([
        mechanism,
        'accepted',
        expect.stringMatching(/^235/),
      ]);
      expect(proof).toBe(/^SCRAM|^DIGEST/.test(mechanism) ? 'verified' : 'none');
      accepted.add(mechanism);
    }
  });

  it.each(doors)(
    '$name on $port refuses a wrong password, and the report says what to check',
    async (door) => {
      const session = await openDoor(door);
      const wrong = { user: credentials.user, password: 'not the password' };
      const tools = { credentials: wrong, insecure: false, host: 'lab.test', port: door.port };
      const { report, noMail, mechanism } = await logIn(session, door.address, tools);
      await session.quit();
      expect(report, report.message).toMatchObject({ result: 'refused', advice: expect.any(Array) });
      expect(report.message).toContain('535');
      expect(noMail?.verdict).toBe('skipped');
      expect(mechanism).toBeUndefined();
    },
  );

  const dovecot = addressOf('dovecot') ?? '';
  const door: Door = { address: dovecot, port: 587 };

  it.skipIf(dovecot === '')('Postfix, which asks Dovecot, takes ANONYMOUS', async () => {
    const { kind, answer } = await logInAt({ ...door, port: 25 }, 'ANONYMOUS', credentials);
    expect([kind, String(answer)]).toEqual(['accepted', expect.stringMatching(/^235/)]);
    accepted.add('ANONYMOUS');
  });

  it.skipIf(dovecot === '').each(['XOAUTH2', 'OAUTHBEARER'] as const)(
    'Dovecot refuses a bad token of %s by a challenge and a reply',
    async (mechanism) => {
      const { kind, answer } = await logInAt(door, mechanism, { user: credentials.user, token: 'bad' });
      expect([kind, answer.code]).toEqual(['refused', 535]);
    },
  );

  it.skipIf(dovecot === '')('Dovecot refuses an exchange that is bound to another connection', async () => {
    const { session: other, channel } = await openDoor(door).then((session) => ({
      session,
      channel: session.channel,
    }));
    const { kind, answer } = await logInAt(door, 'SCRAM-SHA-256-PLUS', credentials, { channel });
    await other.quit();
    expect([kind, answer.code]).toEqual(['refused', 535]);
  });

  const certificateFile = join(labFolder, 'dovecot', 'tls', 'cert.pem');

  it.skipIf(dovecot === '').each([
    ['SCRAM-SHA-512', undefined],
    ['SCRAM-SHA-512-PLUS', 'tls-server-end-point'],
    ['SCRAM-SHA-256-PLUS', 'tls-server-end-point'],
    ['SCRAM-SHA-1-PLUS', 'tls-server-end-point'],
  ] as const)('scramp takes %s with binding %s, and proves itself', async (mechanism, type) => {
    const { user, password } = labAccess().credentials;
    const certificate = new X509Certificate(readFileSync(certificateFile)).raw;
    const channel = { protocol: 'TLSv1.3', exporter: undefined, certificate };
    const setting = { host: 'lab.test', port: 587, offered: [mechanism], ...(type && { bindTo: type }) };
    const client = await saslClient(mechanism, { user, password }, { ...setting, channel: type && channel });
    // The lab's CA signs with ECDSA and SHA-256.
    const data = createHash('sha256').update(certificate).digest();
    const binding = type === undefined ? {} : { binding: [type, data] as const };
    expect(await talkToScramp(client, { mechanism, user, password, ...binding })).toMatch(/^v=/);
    expect(client.proof).toBe('verified');
    accepted.add(mechanism);
  });

  it.skipIf(!required)('between them they have taken every mechanism that we speak', () => {
    expect([...accepted].sort()).toEqual([...spoken].sort());
  });
});
