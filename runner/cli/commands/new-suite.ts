import type { CommandModule } from 'yargs';

export interface NewSuiteArguments {
  folder: string;
}

export const newSuiteCommand: CommandModule<object, NewSuiteArguments> = {
  command: 'new-suite <folder>',
  describe: 'write a sample suite of your own, with a test that proves it, into a new folder',
  builder: (yargs) =>
    yargs.positional('folder', {
      type: 'string',
      demandOption: true,
      describe: 'where to; its name becomes that of the suite',
    }),
  handler: async (args) => (await import('../handlers/new-suite.js')).newSuite(args),
};
