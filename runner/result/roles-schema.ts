import Type from 'typebox';
import { closed, count, oneOf, text } from './shapes.js';
import { cellStates, expectations } from './words.js';

const Cell = closed(
  {
    expectation: oneOf(expectations, 'What is expected'),
    state: oneOf(cellStates, 'Whether it is met; unknown: this run did not show it'),
    weight: Type.Optional(
      oneOf(
        ['fail', 'warn', 'info'],
        'Of one that is not met: the verdict of its check, or how much it matters',
      ),
    ),
    message: text('What was seen, or why nothing was, in one sentence'),
    checks: Type.Array(text('Check id'), {
      description: 'The checks of this target that it comes from; none where services were compared',
    }),
  },
  'One service held against one expectation',
);

export const Role = closed(
  {
    target: count('Index into the targets'),
    cells: Type.Array(Cell, { description: 'One for each expectation, in a fixed order' }),
  },
  'One service, and what is expected of it beside the other services of its host',
);
