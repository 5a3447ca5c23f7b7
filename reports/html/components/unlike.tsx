import type { Report } from '../../../runner/result/index.js';
import { Remote, Wire } from './remote.js';

/** What differs between the addresses of a name, or between connections. */
export function Unlike({ report: { unlike = [] } }: { report: Report }) {
  if (unlike.length === 0) return null;
  return (
    <section aria-labelledby="unlike-title">
      <h3 id="unlike-title">Not the same everywhere</h3>
      <ul>
        {unlike.map(({ url, text }) => (
          <li key={`${url} ${text}`}>
            <Wire text={url} />: <Remote text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}
