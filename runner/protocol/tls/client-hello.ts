import { type Extension, encodeExtensions, readExtensions } from './extensions.js';
import { Cursor, Malformed, number, numbers, numbersIn, vector } from './octets.js';
import { contentType, encodeRecords, RecordReader } from './records.js';
import { type RecordVersion, versionCode, versionOf } from './versions.js';

/** RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2; SSLv3: RFC 6101 section 5.6.1.2. */
export interface ClientHello {
  /** Goes into legacy_version, where TLSv1.3 is written as TLSv1.2: it is offered by supported_versions alone. */
  readonly version: RecordVersion;
  /** 32 octets. */
  readonly random: Buffer;
  /** At most 32 octets; empty when left out. */
  readonly sessionId?: Buffer;
  readonly suites: readonly number[];
  /** [0], no compression, when left out. */
  readonly compression?: readonly number[];
  /** Left out: no extension block at all, as in SSLv3. */
  readonly extensions?: readonly Extension[];
}

const clientHello = 1;

/** The record or records of a ClientHello. Their version is 0x0301, or 0x0300 for SSLv3, as old servers look at it. */
export function encodeClientHello(hello: ClientHello): Buffer {
  const legacy = Math.min(versionCode(hello.version), versionCode('TLSv1.2'));
  const body = [
    number(legacy, 2),
    hello.random,
    vector(1, hello.sessionId ?? Buffer.alloc(0)),
    vector(2, numbers(hello.suites, 2)),
    vector(1, numbers(hello.compression ?? [0], 1)),
    ...(hello.extensions === undefined ? [] : [encodeExtensions(hello.extensions)]),
  ];
  const message = Buffer.concat([number(clientHello, 1), vector(3, ...body)]);
  return encodeRecords(contentType.handshake, Math.min(legacy, versionCode('TLSv1')), message);
}

/**
 * Reads what `encodeClientHello` writes, or any other client; undefined unless the octets are the records of one whole ClientHello
 * and nothing else. The version is that of legacy_version, so never TLSv1.3.
 */
export function parseClientHello(octets: Buffer): ClientHello | undefined {
  const message = handshakeIn(octets);
  if (message === undefined) return undefined;
  try {
    return readClientHello(new Cursor(message));
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

function handshakeIn(octets: Buffer): Buffer | undefined {
  const reader = new RecordReader();
  reader.push(octets);
  const fragments: Buffer[] = [];
  let end = 0;
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    if (record.type !== contentType.handshake) return undefined;
    fragments.push(record.payload);
    end = record.end;
  }
  return end === octets.length ? Buffer.concat(fragments) : undefined;
}

function readClientHello(message: Cursor): ClientHello | undefined {
  if (message.number(1) !== clientHello) return undefined;
  const body = new Cursor(message.vector(3));
  message.end();
  const version = versionOf(body.number(2));
  const random = body.take(32);
  const sessionId = body.vector(1);
  const suites = numbersIn(body.vector(2), 2);
  const compression = numbersIn(body.vector(1), 1);
  const extensions = readExtensions(body);
  body.end();
  if (version === undefined || version === 'TLSv1.3') return undefined;
  return { version, random, sessionId, suites, compression, ...(extensions && { extensions }) };
}
