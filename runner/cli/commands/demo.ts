import type { CommandModule, InferredOptionTypes } from 'yargs';
import { lookOptions, text, texts } from './options.js';

export const demoOptions = {
  output: text('directory for report.json and report.html (default smtpspec-report)'),
  fault: texts('give the server this fault, to see what a finding looks like (repeatable)'),
  ...lookOptions,
};

export type DemoArguments = InferredOptionTypes<typeof demoOptions>;

export const demoCommand: CommandModule<object, DemoArguments> = {
  command: 'demo',
  describe: 'start the reference server on this machine and audit it',
  builder: demoOptions,
  handler: async (args) => (await import('../handlers/demo.js')).demo(args),
};
