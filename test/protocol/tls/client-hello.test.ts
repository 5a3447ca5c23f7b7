import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeClientHello,
  encodeSslv2Hello,
  extensions,
  greaseCode,
  parseClientHello,
  RecordReader,
  sslv2Suites,
} from '../../../runner/protocol/tls/index.js';

const octets = (maxLength: number, minLength = 0) =>
  fc.uint8Array({ minLength, maxLength }).map((array) => Buffer.from(array));
const code = fc.integer({ min: 0, max: 0xffff });
const hello = fc.record({
  version: fc.constantFrom('SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'),
  random: octets(32, 32),
  sessionId: octets(32),
  suites: fc.array(code, { maxLength: 400 }),
  compression: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 }),
});
const block = fc.array(fc.record({ type: code, data: octets(600) }), { maxLength: 40 });
const random = Buffer.alloc(32, 7);

describe('a ClientHello', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(hello, fc.option(block, { nil: undefined }), (head, extension) => {
        const whole = { ...head, ...(extension && { extensions: extension }) };
        expect(parseClientHello(encodeClientHello(whole))).toEqual(whole);
      }),
    );
  });

  it('is spread over records when it is longer than one', () => {
    const long = {
      version: 'TLSv1.2',
      random,
      suites: [1],
      extensions: [extensions.padding(40_000)],
    } as const;
    const written = encodeClientHello(long);
    const reader = new RecordReader();
    reader.push(written);
    const lengths: number[] = [];
    for (let one = reader.next(); one !== undefined; one = reader.next()) lengths.push(one.payload.length);
    expect(lengths.slice(0, 2)).toEqual([16_384, 16_384]);
    expect(lengths).toHaveLength(3);
    expect(parseClientHello(written)?.extensions).toEqual(long.extensions);
  });

  it.each([
    ['SSLv3', 0x0300, 0x0300],
    ['TLSv1', 0x0301, 0x0301],
    ['TLSv1.2', 0x0301, 0x0303],
    ['TLSv1.3', 0x0301, 0x0303],
  ] as const)('of %s has record version %i and legacy_version %i', (version, inRecord, inHello) => {
    const written = encodeClientHello({ version, random, suites: [0x002f] });
    expect(written.readUInt16BE(1)).toBe(inRecord);
    expect(written.readUInt16BE(9)).toBe(inHello);
  });

  it('without extensions ends with the compression methods', () => {
    const written = encodeClientHello({ version: 'SSLv3', random, suites: [0x000a] });
    expect(written.subarray(43).toString('hex')).toBe('00' + '0002000a' + '0100');
    expect(parseClientHello(written)).not.toHaveProperty('extensions');
  });

  it('is not read from anything else', () => {
    fc.assert(fc.property(octets(300), (junk) => parseClientHello(junk) === undefined));
    const written = encodeClientHello({ version: 'TLSv1.2', random, suites: [1], extensions: [] });
    for (let length = 0; length < written.length; length++) {
      expect(parseClientHello(written.subarray(0, length))).toBeUndefined();
    }
    expect(parseClientHello(Buffer.concat([written, Buffer.of(0)]))).toBeUndefined();
    const longer = Buffer.from(written);
    longer.writeUInt8(longer.readUInt8(8) + 1, 8);
    expect(parseClientHello(longer)).toBeUndefined();
  });
});

describe('extensions', () => {
  it.each([
    ['serverName', extensions.serverName('mx.test'), '0000', '000a0000076d782e74657374'],
    ['supportedGroups', extensions.supportedGroups([0x17, 0x11ec]), '000a', '0004001711ec'],
    ['ecPointFormats', extensions.ecPointFormats(), '000b', '0100'],
    ['signatureAlgorithms', extensions.signatureAlgorithms([0x0403]), '000d', '00020403'],
    ['alpn', extensions.alpn(['smtp']), '0010', '000504736d7470'],
    ['statusRequest', extensions.statusRequest(), '0005', '0100000000'],
    ['signedCertificateTimestamp', extensions.signedCertificateTimestamp(), '0012', ''],
    ['padding', extensions.padding(2), '0015', '0000'],
    ['encryptThenMac', extensions.encryptThenMac(), '0016', ''],
    ['extendedMasterSecret', extensions.extendedMasterSecret(), '0017', ''],
    ['sessionTicket', extensions.sessionTicket(), '0023', ''],
    ['supportedVersions', extensions.supportedVersions([0x0304, 0x0303]), '002b', '0403040303'],
    ['cookie', extensions.cookie(Buffer.of(1, 2)), '002c', '00020102'],
    ['pskKeyExchangeModes', extensions.pskKeyExchangeModes(), '002d', '0101'],
    ['keyShare', extensions.keyShare([{ group: 0x1d, key: Buffer.of(9) }]), '0033', '0005001d000109'],
    ['keyShare without a share', extensions.keyShare([]), '0033', '0000'],
    ['heartbeat', extensions.heartbeat(1), '000f', '01'],
    ['renegotiationInfo', extensions.renegotiationInfo(), 'ff01', '00'],
    ['grease', extensions.grease(15), 'fafa', ''],
  ])('%s', (_, { type, data }, expectedType, expectedData) => {
    expect(type.toString(16).padStart(4, '0')).toBe(expectedType);
    expect(data.toString('hex')).toBe(expectedData);
  });

  it('have sixteen values of grease', () => {
    const codes = Array.from({ length: 16 }, (_, which) => greaseCode(which).toString(16).padStart(4, '0'));
    expect(codes.every((one) => /^(.a)\1$/.test(one))).toBe(true);
    expect(new Set(codes).size).toBe(16);
  });
});

it('an SSLv2 hello has the form of the draft', () => {
  const written = encodeSslv2Hello(Buffer.alloc(16, 1), [0x010080, 0x0700c0]);
  expect(written.toString('hex')).toBe(`801f0100020006000000100100800700c0${'01'.repeat(16)}`);
  const all = encodeSslv2Hello(Buffer.alloc(16));
  expect(all.length).toBe(2 + 9 + 3 * sslv2Suites.length + 16);
});
