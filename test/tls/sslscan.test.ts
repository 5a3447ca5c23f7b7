import { describe, expect, it } from 'vitest';
import { compare, endpoints, isSkipped } from './compare.js';
import { explained } from './differences.js';
import { askSslscan } from './tools.js';

describe.skipIf(isSkipped)('sslscan', { timeout: 120_000 }, () => {
  it.each(endpoints)(
    'sees what we see of %s, but for the differences that are explained',
    async (endpoint) => {
      await compare(endpoint, 'sslscan', askSslscan);
    },
  );
});

it('is compared at every endpoint that a difference is about', () => {
  for (const { on, tool } of explained) {
    if (tool === 'sslscan') expect(endpoints).toEqual(expect.arrayContaining([...on]));
  }
});
