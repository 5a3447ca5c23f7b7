import type { CommandModule, InferredOptionTypes } from 'yargs';
import { failOn, lookOptions, text, thresholdOptions } from './options.js';

export const baselineOptions = {
  baseline: text('the file (default smtpspec-baseline.yaml)'),
  'fail-on': failOn,
  ...thresholdOptions,
  ...lookOptions,
};

export type BaselineArguments = InferredOptionTypes<typeof baselineOptions> & {
  action: 'write' | 'check';
  file: string;
};

export const baselineCommand: CommandModule<object, BaselineArguments> = {
  command: 'baseline <action> <file>',
  describe: 'write down the findings of a report.json as known, or check a report against what is known',
  builder: (yargs) =>
    yargs
      .positional('action', {
        choices: ['write', 'check'] as const,
        demandOption: true,
        describe: 'write adds what is missing and keeps the rest',
      })
      .positional('file', { type: 'string', demandOption: true, describe: 'a report.json' })
      .options(baselineOptions),
  handler: async (args) => (await import('../handlers/baseline.js')).baseline(args),
};
