import type { EndpointReport } from '../../../../runner/result/index.js';
import { Fact } from '../fact.js';
import { Wire } from '../remote.js';

/** Groups, the size of finite-field Diffie-Hellman, and what the server signs with. */
export function KeyExchange({ endpoint }: { endpoint: EndpointReport }) {
  const { groups = [], dhBits, signatureSchemes = [] } = endpoint;
  if (groups.length === 0 && dhBits === undefined && signatureSchemes.length === 0) return null;
  return (
    <div class="card">
      <h4>Key exchange</h4>
      <dl class="facts">
        {groups.length > 0 && (
          <Fact name="Groups">
            <ol>
              {groups.map(({ name, kind, bits, versions }) => (
                <li key={name}>
                  <Wire text={name} />{' '}
                  <span class="where">
                    {kind}, {bits} bits, {versions.join(', ')}
                  </span>
                </li>
              ))}
            </ol>
          </Fact>
        )}
        {dhBits !== undefined && <Fact name="DHE">{dhBits} bits</Fact>}
        {signatureSchemes.length > 0 && (
          <Fact name="Signs with">
            <ul>
              {signatureSchemes.map((scheme) => (
                <li key={scheme}>
                  <Wire text={scheme} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </div>
  );
}
