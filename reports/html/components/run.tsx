import type { Report } from '../../../runner/result/index.js';
import { handedOver } from '../../shared/handed-over.js';
import { duration } from '../../shared/words.js';
import { Fact } from './fact.js';
import { Wire } from './remote.js';

const words = { loopback: 'this machine', flag: 'the user’s word', dns: 'its TXT record' } as const;

function consentWords({ host, allow, by, record }: NonNullable<Report['consents']>[number]): string {
  return `${allow} at ${host} by ${words[by]}${record === undefined ? '' : ` ${record}`}`;
}

/** The options of the run, so that it can be repeated. */
export function Run({ report }: { report: Report }) {
  const { options } = report;
  const facts: [string, string | undefined][] = [
    ['Targets', options.targets.join(' ')],
    ['Run', report.runId],
    ['Messages', handedOver(report)],
    ['Consent', report.consents?.map(consentWords).join('; ')],
    ['Client name', options.clientName ?? 'address literal of each connection'],
    ['Sender', options.sender],
    ['Recipient', options.recipient],
    ['Local domain', options.domain],
    ['Outside address', options.outside],
    ['Server name', options.serverName],
    ['Control host', options.control],
    ['Login', options.user],
    ['Suites of the user', options.suites?.join(' ')],
    ['Only', options.only.join(' ') || undefined],
    ['Skip', options.skip.join(' ') || undefined],
  ];
  return (
    <section id="run" aria-labelledby="run-title">
      <h2 id="run-title">How it was run</h2>
      {report.interrupted && (
        <p class="state unjudged">The run was interrupted: only what was decided by then is here.</p>
      )}
      <dl class="facts">
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <Fact key={name} name={name}>
                <Wire text={value} />
              </Fact>
            ),
        )}
        <Fact name="Impact allowed">up to {options.allow}</Fact>
        <Fact name="Strict">{options.strict ? 'yes' : 'no'}</Fact>
        <Fact name="Pace">
          {options.connections} connections per host at most, {duration(options.timeoutMs)} for a reply,{' '}
          {duration(options.delayMs)} before a connection
        </Fact>
      </dl>
    </section>
  );
}
