import type { Argv, CommandModule, Options } from 'yargs';
import { auditCommand, auditCommandOptions } from './audit.js';
import { baselineCommand, baselineOptions } from './baseline.js';
import { canaryCommand, canaryOptions } from './canary.js';
import { addCompletion } from './completion.js';
import { coverageCommand, coverageOptions } from './coverage.js';
import { demoCommand, demoOptions } from './demo.js';
import { diffCommand, diffOptions } from './diff.js';
import { explainCommand, explainOptions } from './explain.js';
import { exploreCommand, exploreOptions } from './explore.js';
import { initCommand } from './init.js';
import { listCommand, listOptions } from './list.js';
import { newSuiteCommand } from './new-suite.js';
import { reportCommand, reportOptions } from './report.js';
import { serveCommand, serveOptions } from './serve.js';

const tables: Readonly<Record<string, object>> = {
  audit: auditCommandOptions,
  init: {},
  explore: exploreOptions,
  canary: canaryOptions,
  demo: demoOptions,
  serve: serveOptions,
  list: listOptions,
  explain: explainOptions,
  coverage: coverageOptions,
  report: reportOptions,
  baseline: baselineOptions,
  diff: diffOptions,
  'new-suite': {},
  completion: {},
};

export const commandNames = Object.keys(tables);

/** What yargs is told of the options of a command, by their names without dashes. */
export function optionsOf(command: string | undefined): Readonly<Record<string, Options>> {
  return command !== undefined && Object.hasOwn(tables, command) ? { ...tables[command] } : {};
}

/** Options that a command has, without dashes. */
export function optionNames(command: string | undefined): string[] {
  return [...Object.keys(optionsOf(command)), 'help', 'version'];
}

/** Every command of ours. yargs types a list of modules by the arguments that they share, which is none. */
export function commandModules(): CommandModule[] {
  const modules: unknown[] = [
    auditCommand,
    initCommand,
    exploreCommand,
    canaryCommand,
    demoCommand,
    serveCommand,
    listCommand,
    explainCommand,
    coverageCommand,
    reportCommand,
    baselineCommand,
    diffCommand,
    newSuiteCommand,
  ];
  return modules as CommandModule[];
}

export function addCommands(cli: Argv): Argv {
  return addCompletion(cli.command(commandModules()));
}
