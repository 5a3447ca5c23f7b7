import type { Verdict } from '../../../runner/result/index.js';

const shapes: Record<Verdict, string> = {
  fail: 'M4 4l8 8M12 4l-8 8',
  error: 'M8 1.8L14.5 13.5H1.5zM8 6.2v3.3M8 11.2v.6',
  warn: 'M8 3v6M8 11.8v1.2',
  inconclusive: 'M5.4 5.6a2.6 2.6 0 1 1 3.9 2.3C8.4 8.4 8 8.9 8 10M8 12.2v1',
  info: 'M8 7v6M8 3v1.2',
  pass: 'M3 8.5l3.4 3.5L13 4.5',
  'not-applicable': 'M3.5 8h9',
  skipped: 'M4 4l4 4-4 4M9 4l4 4-4 4',
};

/** The symbols, once per document; `Icon` refers to them. */
export function Icons() {
  return (
    <svg class="sprite" aria-hidden="true" width="0" height="0">
      {Object.entries(shapes).map(([verdict, path]) => (
        <symbol key={verdict} id={`icon-${verdict}`} viewBox="0 0 16 16">
          <path d={path} />
        </symbol>
      ))}
    </svg>
  );
}

/** The symbol of a verdict. Decoration: the word always stands beside it. */
export function Icon({ verdict }: { verdict: Verdict }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`#icon-${verdict}`} />
    </svg>
  );
}
