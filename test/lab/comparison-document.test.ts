import { describe, expect, it } from 'vitest';
import {
  type Compared,
  comparisonDocument,
  toolsIn,
  wrongAboutRelay,
  wrongAboutUsers,
} from './comparison.js';

const closed: Compared = {
  name: 'closed',
  tries: 16,
  recipientsTaken: 0,
  accepted: 0,
  arrived: 0,
  nmap: {
    relay: "Server doesn't seem to be an open relay, all tests failed",
    users: ['alice'],
    sameCommands: true,
  },
  relay: { verdict: 'pass', finding: undefined },
  nobody: { verdict: 'pass', finding: undefined },
  delivered: ['alice'],
};
const isOpen = { ...closed.nmap, relay: 'Server is an open relay (16/16 tests)' };

describe('the comparison', () => {
  it('holds every tool against the mail that came', () => {
    const relayed = { verdict: 'fail', finding: 'relayed' };
    expect(wrongAboutRelay(closed)).toEqual([]);
    expect(wrongAboutRelay({ ...closed, arrived: 1 })).toEqual(['nmap', 'swaks', 'smtpspec']);
    expect(wrongAboutRelay({ ...closed, nmap: isOpen, accepted: 1, relay: relayed })).toEqual([
      'nmap',
      'swaks',
      'smtpspec',
    ]);
    expect(wrongAboutRelay({ ...closed, nmap: isOpen, accepted: 1, relay: relayed, arrived: 1 })).toEqual([]);
  });

  it('has nothing against a tool that gave no verdict', () => {
    const lost = { ...closed.nmap, relay: 'SMTP RSET: failed to receive data: connection closed' };
    expect(wrongAboutRelay({ ...closed, nmap: lost })).toEqual([]);
    expect(
      comparisonDocument([{ ...closed, nmap: lost }], { date: '2026-01-02', nmap: '7', swaks: '2' }),
    ).toContain('no verdict: it lost the session');
  });

  it('names users that are none, and users that were missed', () => {
    expect(wrongAboutUsers(closed)).toEqual([]);
    expect(wrongAboutUsers({ ...closed, delivered: ['root'] })).toEqual(['alice', 'root']);
  });

  it('can be asked for the tools that it names', () => {
    const tools = { date: '2026-01-02', nmap: '7.93', swaks: '20201014.0' };
    expect(toolsIn(comparisonDocument([closed], tools))).toEqual(tools);
    expect(toolsIn('nothing')).toBeUndefined();
  });
});
