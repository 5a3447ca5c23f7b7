import { readFileSync } from 'node:fs';
import yargs from 'yargs';
import { addCommands } from '../../dist/runner/cli/commands/index.js';
import { version } from '../../dist/runner/engine/version.js';

/**
 * The manual page, from the commands as yargs knows them and from the exit codes of README.md. In man(7) macros, which every man reads.
 * @returns {string}
 */
export function manualPage() {
  return [
    '.\\" Written by `npm run docs` from the command line and README.md; a test fails when it is stale. Do not edit.',
    `.TH SMTPSPEC 1 "" "smtpspec ${version}" "User Commands"`,
    '.SH NAME',
    `smtpspec \\- ${text('audit mail servers against RFC 5321 and its companions, with the dialogue as evidence')}`,
    '.SH SYNOPSIS',
    ...commands().map(({ usage }) => `.B smtpspec ${text(usage)}\n.br`),
    '.B smtpspec \\-\\-version',
    '.SH DESCRIPTION',
    ...paragraphs([
      'smtpspec connects to mail servers on the services smtp (25), submission (587), submissions (465) and lmtp, plays scenarios, judges what they answer, and writes reports in which every verdict has the requirement that it cites and the dialogue that shows it.',
      'Audit only servers that you run, or whose operators have agreed. What is sent, and how it is bounded, is told in docs/politeness.md.',
    ]),
    '.SH COMMANDS',
    ...commands().flatMap(commandSection),
    '.SH "EXIT STATUS"',
    ...exitCodes().flatMap(([code, meaning]) => term(code, meaning)),
    '.SH ENVIRONMENT',
    ...Object.entries(environment).flatMap(([name, meaning]) => term(name, meaning)),
    '.SH FILES',
    ...Object.entries(files).flatMap(([name, meaning]) => term(name, meaning)),
    '.SH EXAMPLES',
    ...examples
      .flatMap(([what, command]) => ['.PP', text(what), '.PP', '.EX', text(command), '.EE'])
      .slice(1),
    '',
  ].join('\n');
}

export const environment = {
  SMTPSPEC_PASSWORD: 'The password of --user, where --password-file is not given. It is never an argument.',
  FORCE_COLOR:
    'If it is set and not empty, there are colours where there is no terminal, too; 0 turns them off.',
  NO_COLOR: 'If it is set and not empty, there are no colours.',
  TERM: 'If it is dumb, there are no colours.',
  SHELL: 'The shell that smtpspec completion writes a script for.',
};

const files = {
  'smtpspec.yaml': 'The configuration that smtpspec init writes and --config reads; docs/configuration.md.',
  'smtpspec-baseline.yaml': 'The findings that are known, of smtpspec baseline and --baseline; docs/gate.md.',
  'smtpspec-report/': 'Where smtpspec demo puts report.json and report.html.',
};

const examples = [
  [
    'All services of a host, with the reports in a directory:',
    'smtpspec audit mail.example.org --domain example.org --recipient postmaster@example.org --output report',
  ],
  ['One service, and what would be sent to it:', 'smtpspec audit smtp://mx.example.org --plan'],
  [
    'In a pipeline, where only what is new counts:',
    'smtpspec audit --config smtpspec.yaml --baseline smtpspec-baseline.yaml --junit junit.xml',
  ],
  ['A faulty server to look at:', 'smtpspec serve --fault relay-open'],
];

/** Every command with its arguments and options, in the order of --help. */
function commands() {
  const cli = addCommands(yargs([]).scriptName('smtpspec'));
  const internal = cli.getInternalMethods();
  const handlers = internal.getCommandInstance().getCommandHandlers();
  return internal
    .getUsageInstance()
    .getCommands()
    .map(([usage, describe]) => {
      const [name] = usage.split(' ');
      return { usage, describe, ...described(handlers[name]) };
    });
}

/** What the builder of a command adds to an empty command line. @param {any} handler  undefined where yargs answers itself */
function described(handler) {
  const cli = yargs([]).help(false).version(false);
  const builder = handler?.builder ?? {};
  const built = typeof builder === 'function' ? builder(cli) : cli.options(builder);
  const internal = built.getInternalMethods();
  const descriptions = internal.getUsageInstance().getDescriptions();
  const { key, string, number, choices } = built.getOptions();
  const positional = new Set(
    [...(handler?.demanded ?? []), ...(handler?.optional ?? [])].flatMap(({ cmd }) => cmd),
  );
  const entries = Object.keys(key).map((name) => ({
    name,
    about: [descriptions[name]?.replace('__yargsString__:', ''), choices[name]?.join(', ')]
      .filter((it) => it)
      .join(': '),
    value: number.includes(name) ? 'N' : string.includes(name) ? 'X' : undefined,
  }));
  return {
    positionals: entries.filter(({ name }) => positional.has(name)),
    options: entries.filter(({ name }) => !positional.has(name)),
  };
}

/** @param {ReturnType<typeof commands>[number]} command */
function commandSection({ usage, describe, positionals, options }) {
  return [
    `.SS "smtpspec ${text(usage).replaceAll('"', '""')}"`,
    text(`${describe[0].toUpperCase()}${describe.slice(1)}.`),
    ...positionals.flatMap(({ name, about }) => ['.TP', `.I ${text(name)}`, text(about)]),
    ...options.flatMap(({ name, value, about }) => [
      '.TP',
      `.B ${text(`--${name}`)}${value === undefined ? '' : ` \\fI${value}\\fR`}`,
      text(about),
    ]),
  ];
}

/** The table of README.md. @returns {string[][]} */
function exitCodes() {
  const [, part = ''] = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').split(
    '## Exit codes\n',
  );
  return [...part.matchAll(/^\| (\d+) +\| (.*?) +\|$/gm)].map(([, code = '', meaning = '']) => [
    code,
    meaning.replaceAll('`', ''),
  ]);
}

/** @param {string} name @param {string} meaning */
function term(name, meaning) {
  return ['.TP', `.B ${text(name)}`, text(meaning)];
}

/** @param {string[]} texts */
function paragraphs(texts) {
  return texts.flatMap((it) => ['.PP', text(it)]).slice(1);
}

/** Text as roff prints it: hyphens as typed, and no line that is taken for a request. @param {string} words */
function text(words) {
  return words.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&');
}
