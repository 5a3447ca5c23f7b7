/*
 * As much of NTLM ([MS-NLMP] section 2.2.1) as shows what a server tells before anybody has logged in: the message that asks, and the names
 * in the challenge. Nobody is authenticated with it.
 */

const signature = Buffer.from('NTLMSSP\0', 'latin1');
/** Unicode, OEM, target name wanted, NTLM, always sign. */
const flags = 0x0000_8207;
const unicodeFlag = 0x1;

/** NEGOTIATE_MESSAGE in base64; names neither domain nor workstation. */
export function ntlmNegotiate(): string {
  const message = Buffer.alloc(32);
  signature.copy(message);
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(flags, 12);
  return message.toString('base64');
}

/** Names of a CHALLENGE_MESSAGE, each as the server writes it. */
export interface NtlmNames {
  readonly target?: string;
  readonly computer?: string;
  readonly domain?: string;
  readonly dnsComputer?: string;
  readonly dnsDomain?: string;
  readonly dnsTree?: string;
}

/** AvId of AV_PAIR, section 2.2.2.1. */
const pairs: Readonly<Record<number, keyof NtlmNames>> = {
  1: 'computer',
  2: 'domain',
  3: 'dnsComputer',
  4: 'dnsDomain',
  5: 'dnsTree',
};

/** Most pairs that are looked at; a server sends seven or eight. */
const mostPairs = 32;

/** What a challenge names; undefined when this is none. Never reads past its end. @param base64  the text behind 334 */
export function ntlmNames(base64: string): NtlmNames | undefined {
  const message = Buffer.from(base64, 'base64');
  if (message.length < 32 || !message.subarray(0, 8).equals(signature) || message.readUInt32LE(8) !== 2)
    return undefined;
  const encoding = (message.readUInt32LE(20) & unicodeFlag) === 0 ? 'latin1' : 'utf16le';
  const target = field(message, 12).toString(encoding);
  const names: { -readonly [Name in keyof NtlmNames]: string } = target === '' ? {} : { target };
  const info = message.length < 48 ? Buffer.alloc(0) : field(message, 40);
  for (let at = 0, count = 0; at + 4 <= info.length && count < mostPairs; count += 1) {
    const end = at + 4 + info.readUInt16LE(at + 2);
    const name = pairs[info.readUInt16LE(at)];
    const value = info.subarray(at + 4, end).toString('utf16le');
    if (name !== undefined && value !== '') names[name] = value;
    at = end;
  }
  return names;
}

/** The octets that a length (2), a space (2) and an offset (4) point to; none where they point past the end. */
function field(message: Buffer, at: number): Buffer {
  const offset = message.readUInt32LE(at + 4);
  return message.subarray(offset, offset + message.readUInt16LE(at));
}
