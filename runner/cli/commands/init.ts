import type { CommandModule } from 'yargs';

export interface InitArguments {
  file?: string | undefined;
}

export const initCommand: CommandModule<object, InitArguments> = {
  command: 'init [file]',
  describe: 'write a configuration file with a comment on every option (default smtpspec.yaml)',
  builder: (yargs) => yargs.positional('file', { type: 'string', describe: 'where to' }),
  handler: async (args) => (await import('../handlers/init.js')).init(args),
};
