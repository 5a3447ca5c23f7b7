import type { CommandModule, InferredOptionTypes } from 'yargs';
import { flag, suiteOption } from './options.js';

export const coverageOptions = {
  json: flag('every RFC in full as JSON, row by row'),
  markdown: flag('the tables as Markdown, RFC 5321 row by row'),
  ...suiteOption,
};

export type CoverageArguments = InferredOptionTypes<typeof coverageOptions>;

export const coverageCommand: CommandModule<object, CoverageArguments> = {
  command: 'coverage',
  describe: 'tell which requirements have a scenario, by section and level',
  builder: coverageOptions,
  handler: async (args) => (await import('../handlers/coverage.js')).coverage(args),
};
