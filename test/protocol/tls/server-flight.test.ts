import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeCloseNotify,
  RecordReader,
  type ServerFlight,
  ServerFlightReader,
} from '../../../runner/protocol/tls/index.js';
import { cut } from '../streams.js';
import {
  certificates,
  helloDone,
  message,
  record,
  records,
  serverHello,
  serverRandom,
  sessionId,
  sized,
  sslv2Record,
  uint,
} from './flights.js';

function read(...chunks: readonly Buffer[]): ServerFlight {
  const reader = new ServerFlightReader();
  for (const chunk of chunks) reader.push(chunk);
  return reader.flight;
}

const dhe = 0x009e; // TLS_DHE_RSA_WITH_AES_128_GCM_SHA256
const ecdhe = 0xc02f; // TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
const modern = [43, uint(0x0304, 2)] as const;
const der = [Buffer.alloc(90, 1), Buffer.alloc(70, 2)];
const point = Buffer.alloc(32, 3);
const ecdheParameters = Buffer.concat([Buffer.of(3, 0, 0x1d), sized(1, point)]);
const signature = Buffer.concat([uint(0x0804, 2), sized(2, Buffer.alloc(64, 4))]);

const ordinary = Buffer.concat([
  serverHello({ suite: ecdhe, extensions: [[0xff01, Buffer.of(0)]] }),
  certificates(...der),
  message(22, Buffer.of(1), sized(3, Buffer.from('ocsp'))),
  message(12, ecdheParameters, signature),
  message(13, Buffer.alloc(10)),
  helloDone,
]);

describe('a flight of TLS 1.2', () => {
  it('is read whole', () => {
    const octets = record(22, ordinary);
    expect(read(octets)).toEqual({
      kind: 'tls',
      hello: {
        version: 'TLSv1.2',
        legacyVersion: 0x0303,
        random: serverRandom,
        sessionId,
        suite: ecdhe,
        compression: 0,
        retry: false,
        extensions: [{ type: 0xff01, data: Buffer.of(0) }],
      },
      certificates: der,
      certificateStatus: Buffer.from('ocsp'),
      keyExchange: { kind: 'ECDHE', group: 0x1d, point, signature: 0x0804 },
      certificateRequested: true,
      done: true,
      consumed: octets.length,
    });
  });

  it('is the same however it is cut into records and chunks', () => {
    const { consumed: _, ...whole } = read(record(22, ordinary));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.array(fc.nat()), (size, places) => {
        const octets = records(22, ordinary, size);
        expect(read(...cut(octets, places))).toEqual({ ...whole, consumed: octets.length });
      }),
    );
  });

  it('is not done before its end', () => {
    const octets = record(22, ordinary);
    expect(read(octets.subarray(0, -1))).toEqual({
      kind: 'tls',
      certificateRequested: false,
      done: false,
      consumed: 0,
    });
    const hello = record(22, ordinary.subarray(0, 200));
    expect(read(hello)).toMatchObject({ done: false, hello: { suite: ecdhe }, consumed: hello.length });
  });

  it.each([
    ['signed', dhe, Buffer.alloc(0), signature, 0x0804],
    ['anonymous', 0x00a6, Buffer.alloc(0), Buffer.alloc(0), undefined],
    ['with a hint of the identity', 0x00aa, sized(2, Buffer.from('hint')), Buffer.alloc(0), undefined],
  ])('tells the size of p, %s', (_, suite, before, after, scheme) => {
    const p = Buffer.concat([Buffer.of(0, 0x1f), Buffer.alloc(127, 0xff)]);
    const parameters = [sized(2, p), sized(2, Buffer.of(2)), sized(2, Buffer.alloc(128, 9))];
    const octets = record(
      22,
      Buffer.concat([serverHello({ suite }), message(12, before, ...parameters, after)]),
    );
    const { keyExchange } = read(octets);
    expect(keyExchange).toMatchObject({ kind: 'DHE', bits: 1021, p, g: Buffer.of(2) });
    expect(keyExchange && 'signature' in keyExchange ? keyExchange.signature : undefined).toBe(scheme);
  });

  it('has no scheme of the signature before TLS 1.2', () => {
    const hello = serverHello({ version: 0x0301, suite: 0xc013 });
    const octets = record(
      22,
      Buffer.concat([hello, message(12, ecdheParameters, sized(2, Buffer.alloc(256)))]),
    );
    expect(read(octets).keyExchange).toEqual({ kind: 'ECDHE', group: 0x1d, point });
  });

  it('shows the short key of an EXPORT suite', () => {
    const modulus = Buffer.alloc(64, 0xc0);
    const key = message(12, sized(2, modulus), sized(2, Buffer.of(1, 0, 1)), sized(2, Buffer.alloc(64)));
    const octets = record(22, Buffer.concat([serverHello({ version: 0x0301, suite: 3 }), key]));
    expect(read(octets).keyExchange).toEqual({
      kind: 'RSA',
      modulus,
      exponent: Buffer.of(1, 0, 1),
      bits: 512,
    });
  });

  it('leaves alone a key exchange that it does not know', () => {
    const written = Buffer.concat([
      serverHello({ suite: ecdhe }),
      message(12, Buffer.of(1, 2, 3)),
      helloDone,
    ]);
    expect(read(record(22, written))).toMatchObject({ keyExchange: { kind: 'other' }, done: true });
    const unknown = Buffer.concat([
      serverHello({ suite: 0x5555 }),
      message(12, Buffer.of(1, 2, 3)),
      helloDone,
    ]);
    expect(read(record(22, unknown))).toMatchObject({ keyExchange: { kind: 'other' }, done: true });
  });

  it('that resumes a session is done with ChangeCipherSpec', () => {
    const clear = Buffer.concat([record(22, serverHello({ suite: ecdhe })), record(20, Buffer.of(1))]);
    const flight = read(Buffer.concat([clear, record(22, Buffer.alloc(40, 0xee))]));
    expect(flight).toMatchObject({ done: true, consumed: clear.length });
    expect(flight.problem).toBeUndefined();
  });
});

describe('a flight of TLS 1.3', () => {
  it('is done with the ServerHello, whatever is encrypted behind it', () => {
    const share = [51, Buffer.concat([uint(0x1d, 2), sized(2, point)])] as const;
    const clear = record(22, serverHello({ suite: 0x1301, extensions: [modern, share] }));
    const flight = read(clear, record(20, Buffer.of(1)), record(23, Buffer.alloc(99, 0xee)));
    expect(flight).toMatchObject({
      done: true,
      consumed: clear.length,
      hello: { version: 'TLSv1.3', legacyVersion: 0x0303, suite: 0x1301, group: 0x1d, retry: false },
    });
    expect(flight.problem).toBeUndefined();
  });

  it('tells a HelloRetryRequest', () => {
    const random = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');
    const share = [51, uint(0x18, 2)] as const;
    const octets = record(22, serverHello({ random, suite: 0x1302, extensions: [modern, share] }));
    expect(read(octets)).toMatchObject({ done: true, hello: { retry: true, group: 0x18 } });
  });

  it('may begin with the ChangeCipherSpec that follows a HelloRetryRequest', () => {
    const octets = [
      record(20, Buffer.of(1)),
      record(22, serverHello({ suite: 0x1301, extensions: [modern] })),
    ];
    expect(read(...octets)).toMatchObject({ done: true, consumed: Buffer.concat(octets).length });
  });
});

describe('alerts', () => {
  const warning = record(21, Buffer.of(1, 112));
  const fatal = record(21, Buffer.of(2, 40));

  it('end the flight if they are fatal', () => {
    expect(read(fatal, record(22, ordinary))).toEqual({
      kind: 'tls',
      certificateRequested: false,
      done: false,
      alert: { level: 2, description: 40 },
      consumed: fatal.length,
    });
  });

  it('let the flight go on if they warn', () => {
    const flight = read(warning, record(22, ordinary));
    expect(flight).toMatchObject({ alert: { level: 1, description: 112 }, done: true });
    expect(read(warning, fatal).alert).toEqual({ level: 2, description: 40 });
  });

  it('are read after the flight too', () => {
    const octets = [record(22, ordinary), record(21, Buffer.of(2, 10))];
    expect(read(...octets)).toMatchObject({
      done: true,
      alert: { level: 2, description: 10 },
      consumed: Buffer.concat(octets).length,
    });
  });
});

describe('SSLv2', () => {
  const hello = sslv2Record(
    Buffer.concat([
      Buffer.of(4, 0, 1, 0, 2),
      uint(5, 2),
      uint(6, 2),
      uint(16, 2),
      Buffer.from('chain'),
      Buffer.from('0100800700c0', 'hex'),
      Buffer.alloc(16, 8),
    ]),
  );

  it('is read whole, in any chunks', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (places) => {
        expect(read(...cut(hello, places))).toEqual({
          kind: 'sslv2',
          sslv2: {
            version: 2,
            certificate: Buffer.from('chain'),
            suites: [0x010080, 0x0700c0],
            connectionId: Buffer.alloc(16, 8),
          },
          certificateRequested: false,
          done: true,
          consumed: hello.length,
        });
      }),
    );
  });

  it('may refuse', () => {
    expect(read(sslv2Record(Buffer.of(0, 0, 1)))).toMatchObject({
      kind: 'sslv2',
      sslv2Error: 1,
      done: false,
    });
  });

  it('may be malformed', () => {
    const octets = Buffer.from(hello);
    octets.writeUInt16BE(0x7000, 7);
    expect(read(octets)).toMatchObject({ done: false, problem: 'SSLv2 message: ends too early' });
  });
});

describe('what is no flight', () => {
  it.each([
    ['nothing', '', 'none'],
    ['one octet of a record', '\x16', 'none'],
    ['a reply', '501 Syntax error\r\n', 'not-tls'],
    ['a record of another protocol', '\x16\x02\x00\x00\x00', 'not-tls'],
    ['octets above 127', '\xff\xff\xff\xff', 'not-tls'],
  ])('%s', (_, octets, kind) => {
    expect(read(Buffer.from(octets, 'latin1'))).toEqual({
      kind,
      certificateRequested: false,
      done: false,
      consumed: 0,
    });
  });
});

describe('a problem', () => {
  const hello = serverHello({ suite: ecdhe });
  it.each<[problem: string, octets: Buffer]>([
    ['handshake message of type 2: ends too early', record(22, message(2, Buffer.alloc(20)))],
    ['handshake message of type 2: out of order', record(22, Buffer.concat([hello, hello]))],
    ['handshake message of type 11: out of order', record(22, certificates(...der))],
    ['handshake message of type 2: version 0x0305', record(22, serverHello({ version: 0x0305, suite: 1 }))],
    [
      'handshake message of type 12: ends too early',
      record(22, Buffer.concat([hello, message(12, Buffer.of(3))])),
    ],
    [
      'handshake message of type 11: ends too early',
      record(22, Buffer.concat([hello, message(11, uint(9, 3))])),
    ],
    ['record of type 22: handshake message of 131073 octets', record(22, Buffer.from('0b020001', 'hex'))],
    ['record of type 23: not expected here', record(23, Buffer.alloc(9))],
    ['record of type 21: not expected here', record(21, Buffer.alloc(9))],
    ['record of type 50', Buffer.concat([record(22, hello), Buffer.from('220 mx\r\n')])],
    ['record of 65535 octets', Buffer.from('160303ffff', 'hex')],
  ])('%s', (problem, octets) => {
    expect(read(octets)).toMatchObject({ kind: 'tls', done: false, problem });
  });

  it('is more than a flight may have', () => {
    const hollow = record(22, Buffer.alloc(0));
    const many = Buffer.concat(Array.from({ length: 2 ** 18 / hollow.length + 1 }, () => hollow));
    const whole = read(many);
    expect(whole.problem).toBe('more than 262144 octets');
    expect(read(...cut(many, [1000, 262_144, 262_145]))).toEqual(whole);
  });
});

describe('whatever comes', () => {
  const junk = fc.uint8Array({ maxLength: 200 }).map((octets) => Buffer.from(octets));
  const places = fc.array(fc.nat(), { maxLength: 8 });

  it('is read without a throw, and alike in any chunks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', '160303', '150303', '8040', '140303000101'),
        junk,
        places,
        (start, tail, at) => {
          const octets = Buffer.concat([Buffer.from(start, 'hex'), tail]);
          expect(read(...cut(octets, at))).toEqual(read(octets));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is read without a throw where a good flight was spoilt', () => {
    const good = records(22, ordinary, 100);
    const spoil = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(spoil, places, (changes, at) => {
        const octets = Buffer.from(good);
        for (const [place, value] of changes) octets[place] = value;
        const whole = read(octets);
        expect(read(...cut(octets, at))).toEqual(whole);
        expect(whole.consumed).toBeLessThanOrEqual(octets.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('records', () => {
  it('are given one by one, in any chunks', () => {
    const octets = Buffer.concat([
      record(22, helloDone),
      record(24, Buffer.of(1, 2)),
      encodeCloseNotify(0x0303),
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat()), (places) => {
        const reader = new RecordReader();
        const seen = cut(octets, places).flatMap((chunk) => {
          reader.push(chunk);
          const some: [number, string, number][] = [];
          for (let one = reader.next(); one !== undefined; one = reader.next()) {
            some.push([one.type, one.payload.toString('hex'), one.end]);
          }
          return some;
        });
        expect(seen).toEqual([
          [22, '0e000000', 9],
          [24, '0102', 16],
          [21, '0100', 23],
        ]);
      }),
    );
  });
});
