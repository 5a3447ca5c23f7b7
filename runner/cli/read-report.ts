import { Ajv2020 } from 'ajv/dist/2020.js';
import { complaint } from '../document/index.js';
import type { Report } from '../result/index.js';
import { reportSchema } from '../result/schema.js';
import { readText } from './files.js';
import { parseLocated } from './locate.js';
import { UsageError } from './usage-error.js';

/** A stored report. @param what  names the file where it cannot be read  @throws UsageError with the place, when it cannot be read or is no report of version 1 */
export async function readReport(file: string, what = file): Promise<Report> {
  return parseReport(file, await readText(file, what));
}

function parseReport(file: string, text: string): Report {
  const valid = new Ajv2020().compile<Report>(reportSchema);
  const value = parseJson(file, text);
  if (valid(value)) return value;
  const [error] = valid.errors ?? [];
  throw new UsageError(
    error === undefined ? `${file} is no report` : complaint(error, parseLocated(file, text), 'the report'),
  );
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const offset = /at position (\d+)/.exec(message)?.[1];
    const before = text.slice(0, offset === undefined ? text.length : Number(offset)).split('\n');
    throw new UsageError(`${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${message}`);
  }
}
