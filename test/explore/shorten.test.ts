import { expect, it } from 'vitest';
import { shorten } from '../../runner/explore/shorten.js';

/** The parts that were asked for, and the last one that did. */
async function shortened(steps: string, does: (part: string) => boolean | undefined) {
  const asked: string[] = [];
  let best = steps;
  await shorten([...steps], async (letters) => {
    const part = letters.join('');
    asked.push(part);
    const answer = does(part);
    if (answer === true) best = part;
    return answer;
  });
  return { best, asked };
}

it('finds the shortest part, although no single step can be left out', async () => {
  const { best } = await shortened('abcd', (part) => ['abcd', 'ad'].includes(part));
  expect(best).toBe('ad');
});

it('asks for the shorter parts first, and never for the whole', async () => {
  const { best, asked } = await shortened('abc', () => false);
  expect(best).toBe('abc');
  expect(asked.map(({ length }) => length)).toEqual([0, 1, 1, 1, 2, 2, 2]);
});

it('stops when it is told to', async () => {
  expect((await shortened('abc', () => undefined)).asked).toEqual(['']);
});
