import type { CheckReport } from '../../../runner/result/index.js';
import { linesOf } from '../../shared/dialogue.js';
import { visible } from '../../shared/visible.js';
import { Data } from './data.js';
import { Remote, Wire } from './remote.js';

type ArrivalReport = NonNullable<CheckReport['arrivals']>[number];

/** A message that came to the canary: who brought it, for whom, and its beginning, line by line. */
export function Arrival({ arrival }: { arrival: ArrivalReport }) {
  const { kind, token, peer, helo, from, to, octets, data } = arrival;
  const tall = data.length > 3000;
  return (
    <figure class={tall ? 'dialogue tall' : 'dialogue'} {...(tall && { tabIndex: 0 })}>
      <figcaption>
        At the canary: {kind === 'bounce' ? 'a bounce' : 'the message'} with the token <Wire text={token} />,{' '}
        {octets} octets, from <Remote text={peer} />, which says <Wire text={helo} />
      </figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">part</th>
            <th scope="col">data</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>from</td>
            <td>
              <Data text={visible(`<${from}>`)} />
            </td>
          </tr>
          {to.map((path, n) => (
            <tr key={n}>
              <td>to</td>
              <td>
                <Data text={visible(`<${path}>`)} />
              </td>
            </tr>
          ))}
          {linesOf(data).map((line, n) => (
            <tr key={n}>
              <td>data</td>
              <td>
                <Data text={visible(line)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
