import type { CommandModule, InferredOptionTypes } from 'yargs';
import { compare, failOn, fileOptions, gateOptions, lookOptions } from './options.js';

export const reportOptions = { ...fileOptions, compare, 'fail-on': failOn, ...gateOptions, ...lookOptions };

export type ReportArguments = InferredOptionTypes<typeof reportOptions> & { file: string };

export const reportCommand: CommandModule<object, ReportArguments> = {
  command: 'report <file>',
  describe: 'render a report.json again; exits as the audit did',
  builder: (yargs) =>
    yargs
      .positional('file', { type: 'string', demandOption: true, describe: 'a report.json' })
      .options(reportOptions),
  handler: async (args) => (await import('../handlers/report.js')).report(args),
};
