import type { Report, RoleCell, TargetReport, Verdict } from '../../../runner/result/index.js';
import {
  anchorsOf,
  expectationWords,
  type Matrix,
  matrixOf,
  type Remark,
  remarksOf,
} from '../../shared/roles.js';
import { Remote, Wire } from './remote.js';
import { Mark } from './tls/mark.js';

type AnchorOf = ReturnType<typeof anchorsOf>;

/** The services held against what is expected of them; nothing where only one was audited. */
export function Roles({ report }: { report: Report }) {
  const matrix = matrixOf(report);
  if (matrix === undefined) return null;
  const remarks = remarksOf(matrix);
  const open = remarks.filter(({ cell }) => cell.state === 'unmet');
  const rest = remarks.filter(({ cell }) => cell.state !== 'unmet');
  return (
    <section id="roles" aria-labelledby="roles-title">
      <h2 id="roles-title">Roles</h2>
      <p>
        What is expected of each service, and whether it was seen to hold. A mark leads to the check behind
        it.
      </p>
      <Table matrix={matrix} anchorOf={anchorsOf(report)} />
      {open.length > 0 && <Remarks remarks={open} />}
      {rest.length > 0 && (
        <details>
          <summary>Why the other cells are as they are</summary>
          <Remarks remarks={rest} />
        </details>
      )}
    </section>
  );
}

function Table({ matrix: { columns, rows }, anchorOf }: { matrix: Matrix; anchorOf: AnchorOf }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <figure class="scroll" tabIndex={0} aria-label="Role matrix">
      <table>
        <thead>
          <tr>
            <th scope="col">Service</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {expectationWords[column].title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ target, label, cells }) => (
            <tr key={label}>
              <th scope="row">
                <Remote text={label} />
              </th>
              {cells.map((cell) => (
                <td key={cell.expectation}>
                  <Face cell={cell} target={target} anchorOf={anchorOf} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Face({ cell, target, anchorOf }: { cell: RoleCell; target: TargetReport; anchorOf: AnchorOf }) {
  const anchor = anchorOf(target, cell);
  const mark = <CellMark cell={cell} />;
  return anchor === undefined ? mark : <a href={`#${anchor}`}>{mark}</a>;
}

function CellMark({ cell: { state, weight = 'info' } }: { cell: RoleCell }) {
  const { verdict, text } = looks(weight)[state];
  return <Mark icon={verdict} tone={verdict} text={text} />;
}

const looks = (
  weight: NonNullable<RoleCell['weight']>,
): Record<RoleCell['state'], { verdict: Verdict; text: string }> => ({
  met: { verdict: 'pass', text: 'met' },
  unmet: { verdict: weight, text: 'not met' },
  unknown: { verdict: 'inconclusive', text: 'cannot tell' },
  'not-applicable': { verdict: 'not-applicable', text: 'does not apply' },
});

function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  return (
    <ul class="remarks">
      {remarks.map(({ cell, labels }) => (
        <li key={`${cell.expectation} ${labels.join()} ${cell.message}`}>
          <CellMark cell={cell} />
          <div>
            <b>{expectationWords[cell.expectation].title}</b>, <Remote text={labels.join(', ')} />:{' '}
            <Remote text={cell.message} />
            {cell.checks.length > 0 && (
              <span class="id">
                <Wire text={cell.checks.join(', ')} />
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
