import type { ChainFacts, EndpointReport } from '../../../../runner/result/index.js';
import { chainMarks, chainWords } from '../../../shared/tls.js';
import { Remote } from '../remote.js';
import { Certificate } from './certificate.js';
import { Mark } from './mark.js';

/** The chains that the server sends, by the hello that drew each. */
export function Chains({ endpoint, startedAt }: { endpoint: EndpointReport; startedAt: string }) {
  const { chains = [], sameKeyAs = [], fetched = [] } = endpoint;
  return (
    <>
      {chains.map((chain) => (
        <section key={chain.seen}>
          <h4>Certificate chain, {chainWords[chain.seen]}</h4>
          <Chain chain={chain} startedAt={startedAt} />
        </section>
      ))}
      {fetched.length > 0 && (
        <p class="state">
          Fetched, as certificates name it:{' '}
          <Remote text={fetched.map(({ url, result }) => `${url} (${result})`).join('; ')} />
        </p>
      )}
      {sameKeyAs.length > 0 && (
        <p class="state same-key">The certificate has the same key on {sameKeyAs.join(' and ')}.</p>
      )}
    </>
  );
}

function Chain({ chain, startedAt }: { chain: ChainFacts; startedAt: string }) {
  const { certificates, anchor, anchorSent } = chain;
  return (
    <>
      <ul class="marks" aria-label="What the chain is worth">
        {chainMarks(chain).map(({ sound, text }) => (
          <li key={text}>
            <Mark icon={sound ? 'pass' : 'warn'} tone={sound ? 'pass' : 'warn'} text={text} />
          </li>
        ))}
      </ul>
      <ol class="chain">
        {certificates.map((certificate, n) => (
          <Certificate
            key={certificate.sha256}
            certificate={certificate}
            leafDays={n === 0 ? chain.daysLeft : undefined}
            startedAt={startedAt}
          />
        ))}
        {anchor !== undefined && !anchorSent && (
          <li class="card anchor">
            <p class="title">
              <Remote text={anchor} />
            </p>
            <p class="state">trust anchor, not sent and not needed</p>
          </li>
        )}
      </ol>
    </>
  );
}
