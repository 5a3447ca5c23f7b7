import type { VersionFacts } from '../../../../runner/result/index.js';
import { isRetired, orderWords } from '../../../shared/tls.js';
import { Remote } from '../remote.js';
import { Mark } from './mark.js';

/** One row for each protocol version: accepted or not, by what sign, and whose order decides there. */
export function Versions({ versions }: { versions: readonly VersionFacts[] }) {
  if (versions.length === 0) return null;
  return (
    <>
      <h4>Protocol versions</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <figure class="scroll" tabIndex={0} aria-label="Protocol versions">
        <table class="versions">
          <thead>
            <tr>
              {['Version', 'State', 'What the server did', 'Suites', 'Order'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <Row key={version.version} version={version} />
            ))}
          </tbody>
        </table>
      </figure>
    </>
  );
}

function Row({ version: { version, state, how, order, suites, incomplete } }: { version: VersionFacts }) {
  return (
    <tr>
      <th scope="row">{version}</th>
      <td>
        <State version={version} state={state} />
      </td>
      <td class="words">
        <Remote text={how} />
      </td>
      <td class="words">
        {suites?.length ?? (incomplete === undefined ? '' : 'unknown')}
        {incomplete !== undefined && (
          <>
            , perhaps more: <Remote text={incomplete} />
          </>
        )}
      </td>
      <td>{order === undefined ? '' : orderWords[order]}</td>
    </tr>
  );
}

function State({ version, state }: Pick<VersionFacts, 'version' | 'state'>) {
  if (state === 'unknown') return <Mark icon="inconclusive" tone="inconclusive" text="unknown" />;
  if (state === 'refused') return <Mark icon="not-applicable" text="refused" />;
  if (isRetired(version)) return <Mark icon="warn" tone="warn" text="accepted, retired" />;
  return <Mark icon="pass" tone="pass" text="accepted" />;
}
