import type { Options } from 'yargs';

/** yargs makes the help of the command that it runs, seen or unseen, which takes as long as the rest of its work. */
const hidden = !process.argv.some((word) => word === '--help' || word === '-h');

/** Options that several commands share. */
export const text = (describe: string): Options & { type: 'string' } => ({
  type: 'string',
  requiresArg: true,
  describe,
  hidden,
});
export const texts = (describe: string): Options & { type: 'string'; array: true } => ({
  type: 'string',
  array: true,
  requiresArg: true,
  describe,
  hidden,
});
export const number = (describe: string): Options & { type: 'number' } => ({
  type: 'number',
  requiresArg: true,
  describe,
  hidden,
});
export const flag = (describe: string): Options & { type: 'boolean' } => ({
  type: 'boolean',
  describe,
  hidden,
});

export const lookOptions = {
  'no-color': flag('no colours, as with NO_COLOR'),
  quiet: flag('say nothing but errors'),
  verbose: flag('list also what is only counted otherwise'),
};

export const suiteOption = {
  suite: texts('load a suite of your own, a folder or a file, whose code runs (repeatable)'),
};

export const selectionOptions = {
  only: texts('run only this id, suite, requirement or glob (repeatable)'),
  skip: texts('leave out this id, suite, requirement or glob (repeatable)'),
};

export const fileOptions = {
  json: text("write the report as JSON to this file ('-' is stdout)"),
  html: text("write the report as one HTML page ('-' is stdout)"),
  junit: text('write it as JUnit XML, for the test pages of Jenkins, GitLab and others'),
  sarif: text('write it as SARIF 2.1.0, for code scanning'),
  tap: text('write it as TAP 14'),
  markdown: text('write it as Markdown, for "$GITHUB_STEP_SUMMARY" or an issue'),
  github: flag('print annotations for GitHub Actions'),
};

export const compare = text('a report.json of an earlier run: tell what is new, fixed and unchanged since');

export const failOn = text('what makes the exit code 1: fail (default), warn or never');

export const thresholdOptions = {
  'min-coverage': number('least share of the requirements that must be judged, in percent (default: any)'),
  'max-inconclusive': text('most checks that may be inconclusive, a number or a percentage (default: any)'),
};

export const gateOptions = {
  baseline: text('findings that are known, a file of smtpspec baseline: they do not count, others do'),
  ...thresholdOptions,
};
