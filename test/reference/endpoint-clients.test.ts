import { constants, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { listFaults, startReference } from '../../runner/reference/index.js';
import { Dialogue } from './dialogue.js';
import { ask, clientHello, ecParameters, groups, signatures, sni } from './endpoint-client.js';
import { offering, withFault } from './endpoint-shown.js';

describe('signatures of ServerKeyExchange hold', () => {
  const { RSA_PKCS1_PSS_PADDING, RSA_PKCS1_PADDING } = constants;
  test.each([
    ['heartbleed-leak', 0x0804, 'sha256'],
    ['heartbleed-leak', 0x0805, 'sha384'],
    ['heartbleed-leak', 0x0806, 'sha512'],
    ['heartbleed-leak', 0x0401, 'sha256'],
    ['heartbleed-leak', 0x0501, 'sha384'],
    ['signature-sha1', 0x0201, 'sha1'],
    ['signature-md5', 0x0101, 'md5'],
  ])('%s, scheme %i', async (fault, scheme, hash) => {
    const hello = clientHello({ extensions: [groups(29), signatures(scheme)] });
    await withFault(fault, async (server) => {
      const { random, keyExchange, certificates } = await ask(server.addresses.submissions, hello);
      const { signed, rest } = ecParameters(keyExchange ?? Buffer.alloc(0));
      const content = Buffer.concat([hello.subarray(11, 43), random ?? Buffer.alloc(0), signed]);
      const padding = scheme >> 8 === 8 ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING;
      const key = certificates[0]?.publicKey;
      if (key === undefined) throw new Error('no certificate');
      expect(rest.readUInt16BE(0)).toBe(scheme);
      expect(verify(hash, content, { key, padding }, rest.subarray(4))).toBe(true);
    });
  });
});

const names = listFaults().filter(({ area }) => area === 'endpoint');

describe('ordinary clients', () => {
  const otherwise: Record<string, ConnectionOptions | undefined> = {
    'legacy-only-tls-1.0': { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' },
  };

  test.each(names)('talk SMTP, if $name', async ({ name }) => {
    await withFault(name, async (server) => {
      const dialogue = await Dialogue.openTls(server.addresses.submissions, server.ca, otherwise[name]);
      expect(await dialogue.code()).toBe('220');
      expect(await dialogue.command('EHLO client.test')).toMatch(/^250/);
      expect(await dialogue.command('QUIT')).toMatch(/^221/);
      expect((dialogue.socket as TLSSocket).getProtocol()).toBe(
        name === 'tls-1.3-refused' ? 'TLSv1.2' : name === 'legacy-only-tls-1.0' ? 'TLSv1' : 'TLSv1.3',
      );
      dialogue.close();
      if (otherwise[name] !== undefined) return;
      const upgraded = await Dialogue.open(server.addresses.smtp);
      await upgraded.code();
      await upgraded.command('EHLO client.test');
      await upgraded.command('STARTTLS');
      await upgraded.upgrade(server.ca);
      expect(await upgraded.command('EHLO client.test')).toMatch(/^250/);
      upgraded.close();
    });
  });

  test('two faults of one hello are both there', async () => {
    const server = await startReference({ faults: ['suite-rc4', 'dh-512', 'sni-required'] });
    const { submissions } = server.addresses;
    const named = offering(sni('localhost'));
    expect(await ask(submissions, clientHello({ ...named, suites: [0xc011] }))).toMatchObject({
      suite: 0xc011,
    });
    expect(await ask(submissions, clientHello({ ...named, suites: [0x009e] }))).toMatchObject({
      suite: 0x009e,
    });
    expect(await ask(submissions, clientHello({ suites: [0x009e] }))).toMatchObject({ alert: 112 });
    await server.close();
  });
});

test('every fault of the area is shown', async () => {
  const files = ['endpoint-faults.test.ts', 'endpoint-extensions.test.ts', 'endpoint-tls13.test.ts'];
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, import.meta.url), 'utf8')));
  const missing = names.filter(({ name }) => !texts.some((text) => text.includes(`'${name}'`)));
  expect(missing).toEqual([]);
});
