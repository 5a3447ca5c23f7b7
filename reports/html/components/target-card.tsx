import type { TargetReport } from '../../../runner/result/index.js';
import { judged } from '../../shared/checks.js';
import { counted, productName, reachabilityWords } from '../../shared/words.js';
import { unnamedSessions } from '../sessions.js';
import { Capabilities } from './capabilities.js';
import { Dialogue } from './dialogue.js';
import { Fact } from './fact.js';
import { LoginFacts } from './login-facts.js';
import { Remote, Wire } from './remote.js';
import { TlsFacts } from './tls-facts.js';
import { VerdictBar } from './verdict-bar.js';

interface Properties {
  target: TargetReport;
  /** Where links lead that name it. */
  id: string;
  /** Where the TLS section tells more of it. */
  tlsAnchor: string | undefined;
}

/** What is known about one service of one host. */
export function TargetCard({ target, id, tlsAnchor }: Properties) {
  const { reachability, problem, reach, greeting, software, address } = target;
  const told = problem ?? reach?.text;
  return (
    <article class="card" id={id}>
      <h3>
        {target.service} <Wire text={target.url} />
      </h3>
      <p class={judged(target) ? 'state' : 'state unjudged'}>
        {reachability === 'open' && problem !== undefined
          ? 'reachable, not judged'
          : reachabilityWords[reachability]}
        {told !== undefined && (
          <>
            : <Remote text={told} />
          </>
        )}
      </p>
      {reach !== undefined && (
        <p>
          Next: <Remote text={reach.next} />
        </p>
      )}
      <VerdictBar totals={target.totals} />
      <dl class="facts">
        <Fact name="Software">
          {software === undefined ? 'not recognised' : <Remote text={productName(software)} />}
        </Fact>
        {greeting !== undefined && (
          <Fact name="Greeting">
            <Wire text={greeting.replace(/\\r\\n$/, '')} />
          </Fact>
        )}
        {address !== undefined && (
          <Fact name="Address">
            <Wire text={address} />
          </Fact>
        )}
        {target.tls !== undefined && (
          <Fact name="TLS">
            <TlsFacts tls={target.tls} />
            {tlsAnchor !== undefined && (
              <>
                <br />
                <a href={`#${tlsAnchor}`}>more of the TLS of {target.service}</a>
              </>
            )}
          </Fact>
        )}
        {target.login !== undefined && (
          <Fact name="Login">
            <LoginFacts login={target.login} />
          </Fact>
        )}
        {target.options !== undefined && (
          <Fact name="Options">
            <Wire text={Object.entries(target.options).map(ownOption).join(', ')} />
          </Fact>
        )}
        <Fact name="Effort">
          {counted(target.connections, 'connection')}, {counted(target.roundTrips, 'round trip')}
        </Fact>
      </dl>
      <Capabilities capabilities={target.capabilities} />
      <OtherSessions target={target} />
    </article>
  );
}

/** What no check rests on: above all the first look, which alone tells why a service was not judged. */
function OtherSessions({ target }: { target: TargetReport }) {
  const sessions = unnamedSessions(target);
  if (sessions.length === 0) return null;
  return (
    <details class="sessions">
      <summary>{counted(sessions.length, 'session')} of the run itself</summary>
      {sessions.map((transcript) => (
        <Dialogue key={transcript.id} transcript={transcript} />
      ))}
    </details>
  );
}

function ownOption([name, value]: [string, unknown]): string {
  return `${name} ${Array.isArray(value) ? value.join(' ') || 'none' : String(value)}`;
}
