import { didYouMean } from '../document/suggest.js';

/**
 * What yargs says about a wrong command line, in our words and on one line.
 * @param argv  tells options from words  @param options  names that the command has
 */
export function usageWords(
  message: string,
  argv: readonly string[],
  options: readonly string[],
  commands: readonly string[],
): string {
  const [, names] = /^Unknown (?:argument|command)s?: (.+)$/s.exec(message) ?? [];
  const [name] = names?.split(', ') ?? [];
  if (name === undefined) return otherWords(message);
  if (name === 'password') {
    return 'a password is never given as an argument; set SMTPSPEC_PASSWORD or use --password-file';
  }
  const option = argv
    .map((word) => word.split('=')[0] ?? '')
    .find((word) => /^--?/.test(word) && word.replace(/^--?/, '') === name);
  if (option !== undefined)
    return `unknown option ${option}${didYouMean(name, options, (best) => `--${best}`)}`;
  if (name === argv[0]) return `unknown command "${name}"${didYouMean(name, commands)}`;
  return `unexpected "${name}"`;
}

function otherWords(message: string): string {
  if (message.startsWith('Not enough non-option arguments')) return 'an argument is missing';
  const [, option] = /^Not enough arguments following: (.+)$/s.exec(message) ?? [];
  return option === undefined ? message.replace(/\s+/g, ' ') : `--${option} needs a value`;
}
