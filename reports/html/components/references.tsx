import type { CheckReport, ReferenceEntry } from '../../../runner/result/index.js';
import { Remote, Wire } from './remote.js';

/** The clauses a check rests on, and the requirement ids that no reference explains. */
export function References({ check }: { check: CheckReport }) {
  const explained = new Set(check.references.map(({ requirement }) => requirement));
  return (
    <ul>
      {check.references.map((reference) => (
        <li key={reference.title}>
          <Source reference={reference} />
          {reference.level !== undefined && ` ${reference.level}`}
          {reference.requirement !== undefined && (
            <>
              {' '}
              <Wire text={reference.requirement} />
            </>
          )}
          {reference.text !== undefined && (
            <>
              {': '}
              <Remote text={reference.text} />
            </>
          )}
        </li>
      ))}
      {check.requirements
        .filter((id) => !explained.has(id))
        .map((id) => (
          <li key={id}>
            <Wire text={id} />
          </li>
        ))}
    </ul>
  );
}

/** A report can come from anywhere, so only web addresses become links. */
export function Source({ reference: { title, url } }: { reference: ReferenceEntry }) {
  if (url === undefined || !/^https?:\/\//i.test(url)) return <Remote text={title} />;
  return (
    <a href={url} rel="noreferrer">
      <Remote text={title} />
    </a>
  );
}
