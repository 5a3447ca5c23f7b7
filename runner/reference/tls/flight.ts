import { randomBytes } from 'node:crypto';
import { type Choice, isSigned } from './choice.js';
import { finiteField, primes, publicPoint, temporaryRsa } from './groups.js';
import { type ClientHello, extensionTypes } from './hello.js';
import { signBy, signByOldRules } from './identities.js';
import type { EndpointModel } from './model.js';
import { join, number, record, vector } from './octets.js';
import { stapledResponse } from './stapling.js';
import { SSL3, TLS12 } from './suites.js';

const RENEGOTIATION_SCSV = 0x00ff;
const HANDSHAKE = 22;

/** ServerHello to ServerHelloDone, as records (RFC 5246 section 7.4). */
export function firstFlight(hello: ClientHello, choice: Choice, model: EndpointModel): Buffer {
  const random = serverRandom(choice.version, model);
  const extensions = answeredExtensions(hello, choice, model);
  const { identity, version } = choice;
  const messages = [message(2, serverHello(choice, random, extensions))];
  if (identity !== undefined) {
    const chain = identity.chain.map((certificate) => vector(3, certificate));
    messages.push(message(11, vector(3, ...chain)));
    if (extensions.has(extensionTypes.statusRequest))
      messages.push(message(22, join([1], vector(3, stapledResponse(identity)))));
  }
  const exchange = keyExchange(choice, model, join(hello.random, random));
  if (exchange !== undefined) messages.push(message(12, exchange));
  messages.push(message(14));
  return asRecords(messages, version, fragmentLimit(extensions) ?? model.records);
}

/** One handshake message. */
export const message = (type: number, ...body: Buffer[]): Buffer => join([type], vector(3, ...body));

function serverHello(
  { version, suite, compression }: Choice,
  random: Buffer,
  extensions: ReadonlyMap<number, Buffer>,
): Buffer {
  // A session that comes with a ticket needs no name (RFC 5077 section 3.4).
  const sessionId = extensions.has(extensionTypes.sessionTicket) ? Buffer.alloc(0) : randomBytes(32);
  const block = [...extensions].map(([type, body]) => join(number(2, type), vector(2, body)));
  const head = join(number(2, version), random, vector(1, sessionId), number(2, suite.id), [compression]);
  return block.length === 0 ? head : join(head, vector(2, ...block));
}

function serverRandom(version: number, model: EndpointModel): Buffer {
  if (!model.downgradeSentinel) return randomBytes(32);
  return join(randomBytes(24), Buffer.from('DOWNGRD'), [version === TLS12 ? 1 : 0]);
}

/** What the server says to the extensions that it was asked. */
function answeredExtensions(
  hello: ClientHello,
  { version, suite, identity }: Choice,
  model: EndpointModel,
): Map<number, Buffer> {
  const answers = new Map<number, Buffer>();
  const asked = (type: number): boolean => hello.extensions.has(type) && version > SSL3;
  const answer = (type: number, isGiven: boolean, ...body: number[]): void => {
    if (isGiven) answers.set(type, Buffer.from(body));
  };
  const types = extensionTypes;
  const isRenegotiationAsked =
    hello.suites.includes(RENEGOTIATION_SCSV) || hello.extensions.has(types.renegotiationInfo);
  const fragment = hello.extensions.get(types.maxFragmentLength)?.[0] ?? 0;
  const isElliptic = suite.exchange.startsWith('EC');
  answer(types.renegotiationInfo, model.renegotiationInfo && isRenegotiationAsked, 0);
  answer(types.maxFragmentLength, version > SSL3 && fragment >= 1 && fragment <= 4, fragment);
  answer(types.pointFormats, isElliptic && asked(types.pointFormats), 3, 0, 1, 2);
  answer(types.sessionTicket, asked(types.sessionTicket));
  answer(types.statusRequest, model.ocsp && identity !== undefined && asked(types.statusRequest));
  answer(types.encryptThenMac, model.encryptThenMac && suite.isCbc && asked(types.encryptThenMac));
  answer(types.extendedMasterSecret, model.extendedMasterSecret && asked(types.extendedMasterSecret));
  answer(types.heartbeat, model.heartbeat !== 'off' && asked(types.heartbeat), 1);
  return answers;
}

/** Body of ServerKeyExchange; undefined where there is none. `randoms` are the client's and the server's. */
function keyExchange(choice: Choice, model: EndpointModel, randoms: Buffer): Buffer | undefined {
  const parameters = keyParameters(choice, model);
  if (parameters === undefined) return undefined;
  const { identity, scheme, suite } = choice;
  if (identity === undefined || !isSigned(suite.exchange)) return parameters;
  const content = join(randoms, parameters);
  if (scheme === undefined) return join(parameters, vector(2, signByOldRules(identity, content)));
  return join(parameters, number(2, scheme), vector(2, signBy(scheme, identity, content)));
}

function keyParameters({ suite, group }: Choice, model: EndpointModel): Buffer | undefined {
  switch (suite.exchange) {
    case 'ECDHE_RSA':
    case 'ECDHE_ECDSA':
    case 'ECDH_anon':
      return join([3], number(2, group), vector(1, publicPoint(group)));
    case 'DHE_RSA':
    case 'DH_anon':
      return dhParameters(model.prime);
    case 'DHE_RSA_EXPORT':
      return dhParameters(primes[512]);
    case 'RSA_EXPORT': {
      const { n, e } = temporaryRsa(512);
      return join(vector(2, n), vector(2, e));
    }
    default:
      return undefined;
  }
}

function dhParameters(prime: Buffer): Buffer {
  const { p, g, y } = finiteField(prime);
  return join(vector(2, p), vector(2, g), vector(2, y));
}

/** Octets of a record by max_fragment_length (RFC 6066 section 4). */
function fragmentLimit(extensions: ReadonlyMap<number, Buffer>): number | undefined {
  const code = extensions.get(extensionTypes.maxFragmentLength)?.[0];
  return code === undefined ? undefined : 2 ** (8 + code);
}

function asRecords(messages: readonly Buffer[], version: number, records: EndpointModel['records']): Buffer {
  const limit = typeof records === 'number' ? records : 16_384;
  const fragments = records === 'together' ? [join(...messages)] : messages;
  const pieces = fragments.flatMap((octets) => {
    const count = Math.ceil(octets.length / limit);
    return Array.from({ length: count }, (_, index) => octets.subarray(index * limit, (index + 1) * limit));
  });
  return join(...pieces.map((piece) => record(HANDSHAKE, version, piece)));
}
