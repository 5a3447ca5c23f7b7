import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ntlmNames, ntlmNegotiate } from '../../runner/protocol/ntlm.js';

// [MS-NLMP] section 4.2.4.3: the challenge of the worked example, from "Server", domain "Domain".
const example = Buffer.from(
  [
    '4e544c4d53535000020000000c000c003800000033828ae20123456789abcdef',
    '00000000000000002400240044000000060070170000000f',
    '530065007200760065007200',
    '02000c0044006f006d00610069006e00',
    '01000c00530065007200760065007200',
    '00000000',
  ].join(''),
  'hex',
);

/** The example with some octets replaced. */
function changed(at: number, ...octets: readonly number[]): string {
  const copy = Buffer.from(example);
  copy.set(octets, at);
  return copy.toString('base64');
}

describe('an NTLM challenge', () => {
  it('tells its names', () => {
    expect(ntlmNames(example.toString('base64'))).toEqual({
      target: 'Server',
      domain: 'Domain',
      computer: 'Server',
    });
  });

  it.each<[what: string, base64: string]>([
    ['nothing', ''],
    ['no base64', '*'],
    ['too short', example.subarray(0, 31).toString('base64')],
    ['another signature', changed(0, 0x4d)],
    ['another message', changed(8, 3)],
  ])('is none: %s', (_what, base64) => expect(ntlmNames(base64)).toBeUndefined());

  it('names nobody where its fields point past its end', () => {
    const beyond = Buffer.from(example);
    beyond.writeUInt32LE(0xffff_ffff, 16);
    beyond.writeUInt32LE(0xffff_fff0, 44);
    expect(ntlmNames(beyond.toString('base64'))).toEqual({});
  });

  it('is read whatever its octets are', () => {
    const octets = fc.tuple(fc.constant(example.subarray(0, 12)), fc.uint8Array({ maxLength: 400 }));
    fc.assert(
      fc.property(octets, ([head, rest]) => {
        const names = ntlmNames(Buffer.concat([head, rest]).toString('base64'));
        for (const name of Object.values(names ?? {})) expect(name.length).toBeLessThanOrEqual(400);
      }),
      { numRuns: 2_000 },
    );
  });
});

it('the message that asks names neither domain nor workstation', () => {
  const message = Buffer.from(ntlmNegotiate(), 'base64');
  expect(message.subarray(0, 12).toString('hex')).toBe('4e544c4d5353500001000000');
  expect(message.subarray(16).every((octet) => octet === 0)).toBe(true);
  expect(message).toHaveLength(32);
});
