import pc from 'picocolors';
import type { Verdict } from '../../runner/result/index.js';

export type Paint = ReturnType<typeof createPaint>;

/** Colours of the terminal by meaning; all of them leave the text alone when `color` is false. */
export function createPaint(color: boolean) {
  const { bold, dim, red, magenta, yellow, cyan, blue, green } = pc.createColors(color);
  const byVerdict: Record<Verdict, (text: string) => string> = {
    fail: red,
    error: magenta,
    warn: yellow,
    inconclusive: cyan,
    info: blue,
    pass: green,
    'not-applicable': dim,
    skipped: dim,
  };
  return { bold, dim, verdict: (verdict: Verdict, text: string) => byVerdict[verdict](text) };
}
