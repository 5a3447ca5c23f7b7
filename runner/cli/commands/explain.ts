import type { CommandModule, InferredOptionTypes } from 'yargs';
import { flag, lookOptions, suiteOption } from './options.js';

export const explainOptions = {
  ...suiteOption,
  markdown: flag('the page of a scenario as Markdown, as in docs/scenarios'),
  'no-color': lookOptions['no-color'],
};

export type ExplainArguments = InferredOptionTypes<typeof explainOptions> & { id: string };

export const explainCommand: CommandModule<object, ExplainArguments> = {
  command: 'explain <id>',
  describe:
    'tell all about a scenario (relay/percent-hack), with dialogues, or about a requirement (5321-4.1.4-11)',
  builder: (yargs) =>
    yargs
      .positional('id', {
        type: 'string',
        demandOption: true,
        describe: 'id as smtpspec list shows it; ID#finding: that finding alone',
      })
      .options(explainOptions),
  handler: async (args) => (await import('../handlers/explain.js')).explain(args),
};
