import type { Argv } from 'yargs';

/** With this first the script of `smtpspec completion` asks what can stand at the cursor; the words so far follow. */
export const completionFlag = '--get-yargs-completions';

export const completionDescription =
  'print a script that completes commands in the shell of $SHELL: bash, zsh or fish';

/** Adds the command that prints the script. What the script asks is not for yargs, whose own answers know no ids and no faults. */
export function addCompletion(cli: Argv): Argv {
  return cli.completion('completion', completionDescription);
}
