import type { TargetReport } from '../../../runner/result/index.js';
import { Fact } from './fact.js';
import { Wire } from './remote.js';

const states = [
  ['plain', 'In clear'],
  ['tls', 'Inside TLS'],
  ['authenticated', 'After AUTH'],
] as const;

/** The EHLO lines by state; nothing where no state was reached. */
export function Capabilities({ capabilities }: { capabilities: TargetReport['capabilities'] }) {
  const reached = states.filter(([state]) => capabilities[state].length > 0);
  if (reached.length === 0) return null;
  return (
    <details class="capabilities">
      <summary>EHLO keywords</summary>
      <dl class="facts">
        {reached.map(([state, name]) => (
          <Fact key={state} name={name}>
            <ul>
              {capabilities[state].map((line) => (
                <li key={line}>
                  <Wire text={line} />
                </li>
              ))}
            </ul>
          </Fact>
        ))}
      </dl>
    </details>
  );
}
