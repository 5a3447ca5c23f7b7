import { type CoverageRow, levels } from '../../../runner/result/index.js';
import { visible } from '../../shared/visible.js';

/** How much of each RFC this run judged, by level; a level that an RFC does not use is left blank. */
export function Coverage({ rows }: { rows: readonly CoverageRow[] }) {
  return (
    <section id="coverage" aria-labelledby="coverage-title">
      <h2 id="coverage-title">Coverage</h2>
      {rows.length === 0 && <p class="none">No requirement was counted.</p>}
      {rows.length > 0 && <Table rows={rows} />}
    </section>
  );
}

function Table({ rows }: { rows: readonly CoverageRow[] }) {
  const used = levels.filter((level) => rows.some((row) => row.level === level));
  const rfcs = [...new Set(rows.map(({ rfc }) => rfc))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <figure class="scroll" tabIndex={0}>
      <figcaption>
        Requirements that this run judged, of those that bind a server and show on the wire. What was not
        judged is not known to be right.
      </figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">RFC</th>
            {used.map((level) => (
              <th key={level} scope="col">
                {level}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rfcs.map((rfc) => (
            <tr key={rfc}>
              <th scope="row">{visible(rfc)}</th>
              {used.map((level) => (
                <td key={level}>{share(rows.find((row) => row.rfc === rfc && row.level === level))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function share(row: CoverageRow | undefined): string {
  return row === undefined ? '' : `${row.covered} of ${row.total}`;
}
