import { type Change, type ChangeKind, changeKinds, type Since } from '../../shared/since.js';
import { cameWords, changeWords, countWords, noteWords, runWords } from '../../shared/since-words.js';
import { Badge } from './badge.js';
import { Remote, Wire } from './remote.js';

/** What became of the findings of an earlier run; what is unchanged is folded. */
export function SinceThen({ since }: { since: Since }) {
  return (
    <section id="since" aria-labelledby="since-title">
      <h2 id="since-title">Since the earlier run</h2>
      <p>
        <b>{sentence(countWords(since))}</b> Then: {runWords(since.then)}. Now: {runWords(since.now)}.
      </p>
      {noteWords(since).map((note) => (
        <p key={note} class="state">
          <Remote text={note} />
        </p>
      ))}
      {changeKinds.map((kind) => (
        <Kind key={kind} kind={kind} since={since} />
      ))}
    </section>
  );
}

function Kind({ kind, since }: { kind: ChangeKind; since: Since }) {
  const changes = since.changes.filter((change) => change.kind === kind);
  if (changes.length === 0) return null;
  const { label, meaning } = changeWords[kind];
  const title = `${sentence(label).slice(0, -1)} (${since.counts[kind].toLocaleString('en-US')})`;
  if (kind === 'unchanged') {
    return (
      <details>
        <summary>{title}</summary>
        <Changes changes={changes} />
      </details>
    );
  }
  return (
    <>
      <h3>
        {title} <small>{meaning}</small>
      </h3>
      <Changes changes={changes} />
    </>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <ul class="changes">
      {changes.map((change) => (
        <li key={JSON.stringify(change)}>
          {change.now === 'absent' ? (
            <span class="badge">not in the report</span>
          ) : (
            <Badge verdict={change.now} />
          )}
          <div>
            <span class="title">
              <Remote text={change.title} />
            </span>
            <span class="id">
              <Wire text={change.name} />
            </span>
            <p class="message">
              <Remote text={shortened(change.message)} />
            </p>
          </div>
          <p class="rating">{cameWords(change)}</p>
          <Places change={change} />
        </li>
      ))}
    </ul>
  );
}

function Places({ change: { places } }: { change: Change }) {
  return (
    <ul class="evidence" aria-label="Where">
      {places.map(({ label, anchor }) => (
        <li key={`${label} ${anchor}`}>
          {anchor === undefined ? (
            <Remote text={label} />
          ) : (
            <a href={`#${anchor}`}>
              <Remote text={label} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The check itself tells the whole message. */
function shortened(message: string): string {
  return message.length <= 400 ? message : `${message.slice(0, 400)}…`;
}
