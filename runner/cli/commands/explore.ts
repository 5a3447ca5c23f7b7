import type { CommandModule, InferredOptionTypes } from 'yargs';
import { auditCommandOptions } from './audit.js';
import { flag, number, text } from './options.js';

const { recipient, sender, ca, user, timeout, delay } = auditCommandOptions;

export const exploreOptions = {
  seed: number('repeat the walk with this seed (default: a new one, which is printed)'),
  commands: number('commands to say in the search (default 500)'),
  errors: number('error replies in one session before the next one is begun (default 3)'),
  recipient,
  sender,
  'client-name': auditCommandOptions['client-name'],
  ca,
  'server-name': auditCommandOptions['server-name'],
  user,
  'password-file': auditCommandOptions['password-file'],
  'token-file': auditCommandOptions['token-file'],
  'client-cert': auditCommandOptions['client-cert'],
  'client-key': auditCommandOptions['client-key'],
  'insecure-auth': auditCommandOptions['insecure-auth'],
  timeout,
  delay,
  json: text("write the result as JSON to this file ('-' is stdout)"),
  quiet: flag('say nothing but errors'),
  verbose: flag('show the stack of an error of our own'),
};

export type ExploreArguments = InferredOptionTypes<typeof exploreOptions> & { target: string };

export const exploreCommand: CommandModule<object, ExploreArguments> = {
  command: 'explore <target>',
  describe: 'walk at random through the commands of one service, and shrink what RFC 5321 forbids',
  builder: (yargs) =>
    yargs
      .positional('target', {
        type: 'string',
        demandOption: true,
        describe: 'smtp://host, submission://host or submissions://host',
      })
      .options(exploreOptions),
  handler: async (args) => (await import('../handlers/explore.js')).explore(args),
};
