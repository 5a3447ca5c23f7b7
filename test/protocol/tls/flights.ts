/* Writes what servers send, by hand: nothing here is taken from the reader that it tests. */

export function uint(value: number, size: number): Buffer {
  return Buffer.from(value.toString(16).padStart(size * 2, '0'), 'hex');
}

export function sized(size: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([uint(content.length, size), content]);
}

export function message(type: number, ...parts: readonly Buffer[]): Buffer {
  return Buffer.concat([uint(type, 1), sized(3, ...parts)]);
}

export function record(type: number, content: Buffer, version = 0x0303): Buffer {
  return Buffer.concat([uint(type, 1), uint(version, 2), sized(2, content)]);
}

/** The content in records of at most `size` octets. */
export function records(type: number, content: Buffer, size = 2 ** 14): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < content.length; at += size) parts.push(record(type, content.subarray(at, at + size)));
  return Buffer.concat(parts);
}

export interface Hello {
  readonly version?: number;
  readonly random?: Buffer;
  readonly suite: number;
  readonly extensions?: readonly (readonly [type: number, data: Buffer])[];
}

export const serverRandom = Buffer.alloc(32, 0x5a);
export const sessionId = Buffer.from('session');

export function serverHello({ version = 0x0303, random = serverRandom, suite, extensions }: Hello): Buffer {
  const block = extensions?.flatMap(([type, data]) => [uint(type, 2), sized(2, data)]);
  return message(
    2,
    uint(version, 2),
    random,
    sized(1, sessionId),
    uint(suite, 2),
    uint(0, 1),
    ...(block === undefined ? [] : [sized(2, ...block)]),
  );
}

export function certificates(...list: readonly Buffer[]): Buffer {
  return message(11, sized(3, ...list.map((der) => sized(3, der))));
}

export const helloDone = message(14);

export function sslv2Record(content: Buffer): Buffer {
  return Buffer.concat([uint(0x8000 | content.length, 2), content]);
}
