#!/usr/bin/env node
import yargs, { type Argv } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { version } from '../engine/version.js';
import { completionFlag } from './commands/completion.js';
import { addCommands, commandNames, optionNames } from './commands/index.js';
import { exitCodes } from './exit-codes.js';
import { sayOnStderr, tolerateClosedPipes } from './terminal.js';
import { UsageError } from './usage-error.js';
import { usageWords } from './usage-words.js';

const argv = hideBin(process.argv);
const repeatable = ['_', 'target', 'ca', 'only', 'skip', 'suite', 'fault'];

// A command sets the code when it is done, so whatever ends the process before that is an error of ours.
process.exitCode = exitCodes.ownError;
process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});
tolerateClosedPipes();
try {
  if (argv[0] === completionFlag) {
    (await import('./handlers/complete.js')).complete(argv.slice(1));
  } else {
    const { help, version: versionAsked } = await commandLine().parseAsync();
    const printed = help === true || versionAsked === true || argv[0] === 'completion';
    if (printed) process.exitCode = exitCodes.ok;
  }
} catch (error) {
  fail(error);
}

function commandLine(): Argv {
  return (
    addCommands(yargs(argv))
      .scriptName('smtpspec')
      .usage('$0 <command>\n\nSMTP conformance and security audits, with the dialogue as evidence')
      .parserConfiguration({
        'boolean-negation': false,
        'camel-case-expansion': false,
        'dot-notation': false,
        'greedy-arrays': false,
        'parse-positional-numbers': false,
      })
      // Reading the locale costs time, and our own messages are English anyway.
      .detectLocale(false)
      .demandCommand(1, `name a command: ${commandNames.join(', ')}`)
      .check(givenOnce)
      .strict()
      .wrap(Math.min(100, process.stdout.columns || 100))
      .version(version)
      .help()
      .alias('help', 'h')
      .exitProcess(false)
      .fail(refuse)
  );
}

/** yargs hands over its own complaints and whatever a handler threw. */
function refuse(message: string | null, error: Error | undefined): never {
  if (error !== undefined && error.name !== 'YError') throw error;
  const words = message ?? error?.message ?? 'the command line cannot be understood';
  throw new UsageError(usageWords(words, argv, optionNames(argv[0]), commandNames));
}

function givenOnce(args: Readonly<Record<string, unknown>>): true {
  const twice = Object.keys(args).find((name) => !repeatable.includes(name) && Array.isArray(args[name]));
  if (twice !== undefined) throw new UsageError(`--${twice} is given more than once`);
  return true;
}

/** Tells on one line what went wrong; a stack is only for --verbose. */
function fail(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof UsageError) {
    sayOnStderr(`smtpspec: ${message}`);
    process.exitCode = exitCodes.usage;
    return;
  }
  const hint = optionNames(argv[0]).includes('verbose') ? ', --verbose shows where' : '';
  sayOnStderr(`smtpspec: ${message} (an error of smtpspec itself; please report it with the command${hint})`);
  if (argv.includes('--verbose')) process.stderr.write(`${stack ?? ''}\n`);
  process.exitCode = exitCodes.ownError;
}
