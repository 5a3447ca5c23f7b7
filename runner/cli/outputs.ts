import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Report } from '../result/index.js';
import { checkWritable, writeWhole } from './files.js';
import { type Beside, type Format, formats, render } from './formats.js';
import { writeToStdout } from './terminal.js';
import { systemReason, UsageError } from './usage-error.js';

export type OutputSettings = { readonly [F in Format | 'output']?: string | undefined } & {
  readonly github?: boolean | undefined;
};

export interface Output {
  readonly format: Format;
  /** '-' is stdout. */
  readonly path: string;
}

/** The files asked for, each known to be writable. @throws UsageError */
export async function planOutputs(settings: OutputSettings): Promise<Output[]> {
  const { output, github } = settings;
  if (output !== undefined) await makeDirectory(output);
  const outputs = [
    ...formats.flatMap((format) => named(format, settings[format])),
    ...(output === undefined
      ? []
      : [...named('json', join(output, 'report.json')), ...named('html', join(output, 'report.html'))]),
  ];
  const places = outputs.map(({ path }) => (path === '-' ? path : resolve(path)));
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice === '-') throw new UsageError('only one report can go to stdout; give the other one a file name');
  if (github === true && places.includes('-'))
    throw new UsageError('--github writes to stdout, as does the report; give the report a file name');
  if (twice !== undefined)
    throw new UsageError(`two reports would be written to ${twice}; give each its own name`);
  for (const { format, path } of outputs) {
    if (path !== '-') await checkWritable(path, `--${format} ${path}`);
  }
  return outputs;
}

/** Writes the report whole or not at all. @throws Error naming the file */
export async function writeOutput(report: Report, { format, path }: Output, beside: Beside): Promise<void> {
  const parts = gathered(await render[format](report, beside));
  if (path === '-') return writeToStdout(parts);
  await writeWhole(path, parts).catch((error: unknown) => {
    throw new Error(`${path} could be written before the run and now cannot: ${systemReason(error)}`);
  });
}

/** Parts put together to some 64 k characters, as each is a call to the system. */
function* gathered(parts: Iterable<string>): Generator<string> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function named(format: Format, path: string | undefined): Output[] {
  return path === undefined ? [] : [{ format, path }];
}

async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw new UsageError(`--output ${path} cannot be made: ${systemReason(error)}`);
  }
}
