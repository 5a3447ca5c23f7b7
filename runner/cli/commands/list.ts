import type { CommandModule, InferredOptionTypes } from 'yargs';
import { flag, selectionOptions, suiteOption } from './options.js';

export const listOptions = {
  json: flag('the whole catalogue as JSON, requirements included'),
  ...suiteOption,
  ...selectionOptions,
};

export type ListArguments = InferredOptionTypes<typeof listOptions>;

export const listCommand: CommandModule<object, ListArguments> = {
  command: 'list',
  describe: 'list the scenarios',
  builder: listOptions,
  handler: async (args) => (await import('../handlers/list.js')).list(args),
};
