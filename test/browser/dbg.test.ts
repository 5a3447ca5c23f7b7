import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { htmlFaults } from './valid-html.js';

it('big', { timeout: 580_000 }, async () => {
  const h = readFileSync('/tmp/demo/big.html', 'utf8');
  console.log(h.length);
  expect(await htmlFaults(h)).toEqual([]);
});
