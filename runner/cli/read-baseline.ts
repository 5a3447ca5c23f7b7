import { Ajv2020 } from 'ajv/dist/2020.js';
import { complaint, keysAt, type Located } from '../document/index.js';
import type { Entry } from '../gate/index.js';
import { type BaselineFile, baselineSchema } from './baseline-schema.js';
import { readText } from './files.js';
import { parseLocated } from './locate.js';
import { UsageError } from './usage-error.js';

/** An entry and where it stands. */
export interface PlacedEntry extends Entry {
  /** `file:line:column` */
  readonly place: string;
  /** `line 4` or `lines 4-9` */
  readonly lines: string;
}

/** What stands where somebody has yet to say something. */
export const blank = 'fill in';

/** That, and what people write in its place. */
const blanks = /^(?:$|(?:fill in|to-?do|tbd)\b)/i;

/** A baseline in which every entry says why, who and until when. @throws UsageError with the place */
export async function readBaseline(file: string): Promise<PlacedEntry[]> {
  const { entries, located } = parseBaseline(file, await readText(file, `baseline ${file}`));
  const faults = entries.flatMap((entry, index) => faultsOf(entry, index, located));
  const [first] = faults;
  if (first === undefined) return entries;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more like it)` : '';
  throw new UsageError(`${first}${more}`);
}

/** A baseline in which something may still be to do. @throws UsageError with the place */
export function parseBaseline(
  file: string,
  content: string,
): { readonly entries: PlacedEntry[]; readonly located: Located } {
  const located = parseLocated(file, content);
  const valid = new Ajv2020().compile<BaselineFile>(baselineSchema);
  const { value } = located;
  if (!valid(value)) {
    const [error] = valid.errors ?? [];
    throw new UsageError(
      error === undefined
        ? `${file} is no baseline`
        : complaint(error, located, 'the baseline', keysAt(baselineSchema, error)),
    );
  }
  const entries = value.entries.map((entry, index) => {
    const path = ['entries', String(index)];
    return { ...entry, place: located.at(path), lines: located.lines(path) };
  });
  refuseTwins(entries);
  return { entries, located };
}

function refuseTwins(entries: readonly PlacedEntry[]): void {
  const seen = new Map<string, PlacedEntry>();
  for (const entry of entries) {
    const { target, check, variant, finding, verdict, place } = entry;
    const name = JSON.stringify([target, check, variant, finding, verdict]);
    const twin = seen.get(name);
    if (twin !== undefined)
      throw new UsageError(`${place}: the entry says the same as that of ${twin.lines}`);
    seen.set(name, entry);
  }
}

const missing = {
  reason: 'say why this is known and left',
  owner: 'say who answers for it',
  expires: 'give the last day on which it holds, such as 2027-05-31',
} as const;

function faultsOf(entry: PlacedEntry, index: number, located: Located): string[] {
  return (Object.keys(missing) as (keyof typeof missing)[]).flatMap((key) => {
    const isBlank = blanks.test(entry[key].trim());
    if (!isBlank && (key !== 'expires' || isDay(entry[key]))) return [];
    const state = isBlank ? 'is still to do' : 'is no day';
    return [
      `${located.at(['entries', String(index), key])}: entries.${index}.${key} ${state}; ${missing[key]}`,
    ];
  });
}

function isDay(word: string): boolean {
  const day = new Date(`${word}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(word) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(word)
  );
}
