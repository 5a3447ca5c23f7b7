import { describe, expect, it } from 'vitest';
import { invariant, scenario } from '../engine/catalogues.js';
import { evidenceOf, type Matrix } from './evidence.js';

const message = 'The server drew {reply}';
const noop = scenario('commands/noop', async () => ({ kind: 'pass' }), {
  requirements: ['first', 'second', 'third'],
  findings: {
    broken: { message },
    both: { message, breaks: ['second', 'third'] },
    stray: { message, breaks: ['uncited'] },
  },
});
const catalogue = {
  scenarios: [noop],
  invariants: [invariant('replies/form', () => undefined, { requirements: ['form'] })],
  requirements: {},
};
const evidence = (matrix: Matrix) =>
  [...evidenceOf(catalogue, matrix)].map(([row, faults]) => [row, [...faults]]);

describe('the evidence that a row can be broken', () => {
  it.each([
    ['a finding of the first row', 'fail broken', [['first', ['f']]]],
    ['a warning', 'warn broken', [['first', ['f']]]],
    ['a permission overdone', 'info broken', [['first', ['f']]]],
    [
      'a finding of two rows',
      'fail both',
      [
        ['second', ['f']],
        ['third', ['f']],
      ],
    ],
    ['one service of three', 'smtp: inconclusive; submission: fail broken', [['first', ['f']]]],
    ['a check that could not see', 'inconclusive', []],
    ['a fact without a finding', 'smtp: info; submission: info', []],
    ['a finding that the head no longer declares', 'fail gone', []],
    ['a finding that breaks what the head does not cite', 'fail stray', []],
    ['a check that passes', 'pass', []],
  ])('%s', (_, says, rows) => {
    expect(evidence({ f: { 'commands/noop': says } })).toEqual(rows);
    expect(evidence({ f: { 'commands/noop [variant]': says } })).toEqual(rows);
  });

  it('comes from invariants too, and from nothing that the catalogue does not hold', () => {
    const matrix = {
      f: { 'replies/form': 'fail broken' },
      g: { 'replies/form': 'fail broken', target: 'not judged', 'commands/gone': 'fail broken' },
    };
    expect(evidence(matrix)).toEqual([['form', ['f', 'g']]]);
  });
});
