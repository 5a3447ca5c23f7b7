import { describe, expect, it } from 'vitest';
import { compare, isSkipped } from './compare.js';
import { explained } from './differences.js';
import { askTestssl } from './tools.js';

/** It computes for half a minute and more where we take a second or two, so it is asked of a few, and there of what tells most. */
const endpoints: Readonly<Record<string, readonly string[]>> = {
  'opensmtpd:25': ['-p', '-P'],
  'postfix-weak:587': ['-p', '-S'],
  'missing-intermediate': ['-p', '-S'],
  'gnutls-order': ['-p', '-f'],
};

describe.skipIf(isSkipped).concurrent('testssl.sh', { timeout: 600_000 }, () => {
  it.each(Object.entries(endpoints))(
    'sees what we see of %s, but for the differences that are explained',
    async (endpoint, options) => {
      await compare(endpoint, 'testssl.sh', (where) => askTestssl(where, options));
    },
  );
});

it('is compared at every endpoint that a difference is about', () => {
  for (const { on, tool } of explained) {
    if (tool === 'testssl.sh') expect(Object.keys(endpoints)).toEqual(expect.arrayContaining([...on]));
  }
});
