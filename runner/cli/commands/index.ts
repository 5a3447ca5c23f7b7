import type { Argv, CommandModule } from 'yargs';
import { auditCommand, auditCommandOptions } from './audit.js';
import { baselineCommand, baselineOptions } from './baseline.js';
import { canaryCommand, canaryOptions } from './canary.js';
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

const optionsOf: Readonly<Record<string, object>> = {
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
};

export const commandNames = Object.keys(optionsOf);

/** Options that a command has, without dashes. */
export function optionNames(command: string | undefined): string[] {
  const options = command !== undefined && Object.hasOwn(optionsOf, command) ? optionsOf[command] : {};
  return [...Object.keys(options ?? {}), 'help', 'version'];
}

/** Adds every command. yargs types a list of modules by the arguments that they share, which is none. */
export function addCommands(cli: Argv): Argv {
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
  return cli.command(modules as CommandModule[]);
}
