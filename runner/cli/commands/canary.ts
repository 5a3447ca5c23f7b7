import type { CommandModule, InferredOptionTypes } from 'yargs';
import { flag, text } from './options.js';

export const canaryOptions = {
  listen: text('take mail here, [host:]port (default 127.0.0.1:2500)'),
  answer: text('answer questions of smtpspec audit --canary here, [host:]port (default 127.0.0.1:8025)'),
  quiet: flag('do not tell of each message'),
  verbose: flag('show the stack of an error of our own'),
};

export type CanaryArguments = InferredOptionTypes<typeof canaryOptions>;

export const canaryCommand: CommandModule<object, CanaryArguments> = {
  command: 'canary',
  describe: 'take the mail of a domain of yours, and tell audits what has arrived, until Ctrl-C',
  builder: (yargs) =>
    yargs
      .options(canaryOptions)
      .epilogue(
        'It accepts everything, keeps it in memory and passes nothing on. Let the MX record of a domain of yours lead to it.',
      ),
  handler: async (args) => (await import('../handlers/canary.js')).canary(args),
};
