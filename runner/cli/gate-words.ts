import { keyOf, type Remark } from '../gate/index.js';
import type { PlacedEntry } from './read-baseline.js';

type Told = Remark<PlacedEntry>;

const told: readonly Told['kind'][] = ['open', 'left-out'];

/** Whether the gate is closed because of it. */
export function standsInTheWay({ kind }: Told): boolean {
  return !told.includes(kind);
}

/** A remark as one line; where an entry is to be changed it begins with the place of that. */
export function remarkWords(remark: Told): string {
  if (!('entry' in remark)) {
    const { id, variant, verdict, url, message, finding } = remark.item;
    const what = `${keyOf({ check: id, variant })} at ${url}: ${verdict}${ofFinding(finding)}`;
    return remark.kind === 'new'
      ? `new: ${what}: ${message}`
      : `expected otherwise by the configuration: ${what}: ${message}`;
  }
  const { entry } = remark;
  const { place, lines, verdict, finding, expires } = entry;
  const what = `${place}: ${keyOf(entry)} at ${entry.target}`;
  switch (remark.kind) {
    case 'gone':
      return `${what} is known as ${verdict}${ofFinding(finding)}, and it is ${remark.item.verdict}: delete ${lines}`;
    case 'changed':
      return `${what} is known as ${verdict}${ofFinding(finding)}, and it is ${remark.item.verdict}${ofFinding(remark.item.finding)}: change ${lines}, or delete them; ${remark.item.message}`;
    case 'expired':
      return `${what} was to hold until ${expires}, and that is over: mend the server, or look again and give another day (${lines})`;
    case 'vanished':
      return `${what} is in no check of the report: delete or change ${lines}`;
    case 'open':
      return `${what} could not be judged, so nothing is known of it`;
    case 'left-out':
      return `${what} was left out by --only or --skip`;
  }
}

function ofFinding(finding: string | undefined): string {
  return finding === undefined ? '' : ` (${finding})`;
}
