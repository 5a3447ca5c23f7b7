import type { Report } from '../../runner/result/index.js';
import type { Paint } from './paint.js';
import { clip, wrap } from './text.js';

/** What differs between the addresses of a name, or between connections, a fact each; nothing where nothing does. */
export function unlikeLines({ unlike = [] }: Report, width: number, paint: Paint): string[] {
  if (unlike.length === 0) return [];
  const facts = unlike.flatMap(({ url, text }) => [
    ...wrap(clip(url, 200), width, '  '),
    ...wrap(clip(text, 600), width, '    '),
  ]);
  return [paint.bold('NOT THE SAME EVERYWHERE'), ...facts, ''];
}
