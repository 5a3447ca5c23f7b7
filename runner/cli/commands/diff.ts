import type { CommandModule, InferredOptionTypes } from 'yargs';
import { flag, lookOptions } from './options.js';

export const diffOptions = { json: flag('the differences as JSON'), ...lookOptions };

export type DiffArguments = InferredOptionTypes<typeof diffOptions> & { a: string; b: string };

export const diffCommand: CommandModule<object, DiffArguments> = {
  command: 'diff <a> <b>',
  describe: 'tell in what two runs, or two servers, behave differently; 0: in nothing, 1: in something',
  builder: (yargs) =>
    yargs
      .positional('a', { type: 'string', demandOption: true, describe: 'a report.json' })
      .positional('b', { type: 'string', demandOption: true, describe: 'another report.json' })
      .options(diffOptions),
  handler: async (args) => (await import('../handlers/diff.js')).diff(args),
};
