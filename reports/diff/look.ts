import { createPaint, type Paint } from '../console/paint.js';
import { clip, wrap } from '../console/text.js';

export interface DiffLook {
  readonly color: boolean;
  /** Columns; less than 60 counts as 60. */
  readonly width: number;
  /** Tells each difference in full, with its dialogue, and names what is only counted otherwise. */
  readonly verbose: boolean;
}

export interface Look {
  readonly width: number;
  readonly verbose: boolean;
  readonly paint: Paint;
}

export function lookOf({ color, width, verbose }: DiffLook): Look {
  return { width: Math.max(width, 60), verbose, paint: createPaint(color) };
}

/** ` (smtp, submission)`, or nothing where it is so at all of several. */
export function placed(places: readonly string[], all: readonly string[]): string {
  const everywhere = all.length > 1 && all.every((place) => places.includes(place));
  return everywhere ? '' : ` (${places.join(', ')})`;
}

export function heading(text: string, { paint, width }: Look): string[] {
  return wrap(text, width).map(paint.bold);
}

/** An item whose further lines are set in, cut after `limit` characters. */
export function item(text: string, { width }: Look, indent: number, limit = 600): string[] {
  const space = ' '.repeat(indent);
  const [first = '', ...more] = wrap(clip(text, limit), width - indent - 2);
  return [`${space}${first}`, ...more.map((line) => `${space}  ${line}`)];
}

/** The first names, and how many more there are; all with `--verbose`. */
export function few(names: readonly string[], { verbose }: Look, most: number): string {
  if (verbose || names.length <= most) return names.join(', ');
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}
