import { renderToString } from 'preact-render-to-string';
import type { Report } from '../../../../runner/result/index.js';
import { targetLabel } from '../../../shared/checks.js';
import { type SurveyedTarget, surveyed } from '../../../shared/tls.js';
import { counted } from '../../../shared/words.js';
import { Remote } from '../remote.js';
import { Chains } from './chains.js';
import { surveyParts } from './evidence.js';
import { Features } from './features.js';
import { KeyExchange } from './key-exchange.js';
import { Policy } from './policy.js';
import { Suites } from './suites.js';
import { Versions } from './versions.js';

/** What the surveys of the TLS endpoints showed, in parts; nothing where there was none. */
export function* tlsParts(report: Report): Generator<string> {
  const targets = surveyed(report);
  if (targets.length === 0) return;
  yield '<section id="tls" aria-labelledby="tls-title"><h2 id="tls-title">TLS</h2>';
  yield renderToString(
    <p>
      What each server accepts and shows. These are facts; how much one of them matters depends on the
      service, and the checks judge it.
    </p>,
  );
  for (const surveyed of targets) {
    const { anchor, target } = surveyed;
    yield `<section class="endpoint" id="${anchor}" aria-labelledby="${anchor}-title">`;
    yield renderToString(<Endpoint surveyed={surveyed} report={report} />);
    yield* surveyParts(target, anchor);
    yield '</section>';
  }
  yield '</section>';
}

function Endpoint({ surveyed, report }: { surveyed: SurveyedTarget; report: Report }) {
  const { target, tls, anchor } = surveyed;
  const { endpoint, policy } = tls;
  return (
    <>
      <h3 id={`${anchor}-title`}>
        TLS of <Remote text={targetLabel(target, report)} />
        {endpoint !== undefined && <small>{counted(endpoint.connections, 'connection')}</small>}
      </h3>
      {policy !== undefined && <Policy policy={policy} endpoint={endpoint} />}
      {endpoint !== undefined && (
        <>
          <Versions versions={endpoint.versions ?? []} />
          <Suites versions={endpoint.versions ?? []} />
          <div class="cards">
            <KeyExchange endpoint={endpoint} />
            <Features features={endpoint.features ?? []} />
          </div>
          <Chains endpoint={endpoint} startedAt={report.startedAt} />
        </>
      )}
    </>
  );
}
