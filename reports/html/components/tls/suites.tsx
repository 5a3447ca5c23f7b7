import type { VersionFacts } from '../../../../runner/result/index.js';
import { type SuiteRow, strengthWords, suiteRows } from '../../../shared/tls.js';
import { Remote, Wire } from '../remote.js';
import { Strength } from './mark.js';

/** More rows than these are shown when they are asked for. */
const few = 16;

/** The cipher suites by protocol version: where each is accepted, and in which place of the order. */
export function Suites({ versions }: { versions: readonly VersionFacts[] }) {
  const rows = suiteRows(versions);
  if (rows.length === 0) return null;
  return (
    <>
      <h4>Cipher suites</h4>
      <details class="suites" open={rows.length <= few}>
        <summary>{strengthWords(rows)}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <figure class="scroll" tabIndex={0}>
          <figcaption>
            A number is the place in the order of the server; “yes” stands where the order is the client’s or
            not known.
          </figcaption>
          <table>
            <thead>
              <tr>
                <th scope="col">Suite</th>
                <th scope="col">Strength</th>
                <th scope="col">Bits</th>
                <th scope="col">Forward secrecy</th>
                <th scope="col">Key share</th>
                {versions.map(({ version, state }) => (
                  <th key={version} scope="col">
                    {version}
                    {state !== 'accepted' && <small>{state}</small>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.suite.code} row={row} versions={versions} />
              ))}
            </tbody>
          </table>
        </figure>
      </details>
    </>
  );
}

function Row({
  row: { suite, shares, cells },
  versions,
}: {
  row: SuiteRow;
  versions: readonly VersionFacts[];
}) {
  return (
    <tr>
      <th scope="row">
        <Wire text={suite.name} />
        <small>
          <Remote text={`0x${suite.code}`} />
        </small>
      </th>
      <td>
        <Strength strength={suite.strength} />
      </td>
      <td>{suite.bits}</td>
      <td>{suite.forwardSecrecy ? 'yes' : 'no'}</td>
      <td class="words">
        {shares.map((share) => (
          <Wire key={share} text={share} />
        ))}
      </td>
      {cells.map((cell, n) => (
        <td key={versions[n]?.version}>{cell}</td>
      ))}
    </tr>
  );
}
