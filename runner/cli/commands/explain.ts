import type { CommandModule } from 'yargs';

export interface ExplainArguments {
  id: string;
}

export const explainCommand: CommandModule<object, ExplainArguments> = {
  command: 'explain <id>',
  describe: 'tell all about a scenario (relay/percent-hack) or a requirement (5321-4.1.4-11)',
  builder: (yargs) =>
    yargs.positional('id', { type: 'string', demandOption: true, describe: 'id as smtpspec list shows it' }),
  handler: async (args) => (await import('../handlers/explain.js')).explain(args),
};
