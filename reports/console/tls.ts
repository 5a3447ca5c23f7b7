import type {
  ChainFacts,
  EndpointReport,
  PolicyReport,
  Report,
  TargetReport,
  VersionFacts,
} from '../../runner/result/index.js';
import { targetLabel } from '../shared/checks.js';
import { chainMarks, keyWords, policyWords, weakest } from '../shared/tls.js';
import type { Paint } from './paint.js';
import { clip, wrap } from './text.js';

/** TLS of each target in short; what is the same as of one before in a line. */
export function tlsOfAll(report: Report, width: number, paint: Paint): string[][] {
  const told = new Map<string, string>();
  return report.targets.map((target) => {
    const lines = tlsLines(target, width, paint);
    const key = lines.join('\n');
    const before = told.get(key);
    if (before === undefined) told.set(key, targetLabel(target, report));
    if (before === undefined || lines.length === 0) return lines;
    return ['', ...wrap(`${paint.bold('TLS')} as on ${clip(before, 200)}`, width)];
  });
}

/** TLS in short: versions, the weakest suite, each certificate, the policy. Nothing where the endpoint was not surveyed. */
function tlsLines({ tls }: TargetReport, width: number, paint: Paint): string[] {
  if (tls?.endpoint === undefined) return [];
  const { versions = [], chains = [] } = tls.endpoint;
  const lines = [
    versionsLine(versions),
    weakestLine(versions),
    ...chains.map((chain) => certificateLine(chain, chains.length > 1)),
    tls.policy === undefined ? '' : policyLine(tls.policy, tls.endpoint),
  ].filter((line) => line !== '');
  if (lines.length === 0) return [];
  return ['', paint.bold('TLS'), ...lines.flatMap((line) => hanging(line, width))];
}

function versionsLine(versions: readonly VersionFacts[]): string {
  if (versions.length === 0) return '';
  const namesOf = (state: VersionFacts['state']) =>
    versions.filter((version) => version.state === state).map(({ version }) => version);
  const accepted = `${namesOf('accepted').join(', ') || 'no version'} accepted`;
  const unknown = namesOf('unknown');
  return unknown.length === 0 ? accepted : `${accepted}; ${unknown.join(', ')} unknown`;
}

function weakestLine(versions: readonly VersionFacts[]): string {
  const suite = weakest(versions);
  return suite === undefined ? '' : `weakest suite seen ${clip(suite.name, 100)}, ${suite.strength}`;
}

function certificateLine(chain: ChainFacts, several: boolean): string {
  const leaf = chain.certificates[0];
  if (leaf === undefined) return '';
  const words = [
    clip(leaf.subject === '' ? 'no subject' : leaf.subject, 100),
    keyWords(leaf),
    ...chainMarks(chain).map(({ text }) => text),
  ];
  return `certificate${several ? ` (${chain.seen})` : ''} ${words.map((word) => clip(word, 120)).join(', ')}`;
}

function policyLine(policy: PolicyReport, endpoint: EndpointReport): string {
  return `policy ${clip(`${policy.name} ${policy.version}`, 100)}: ${policyWords(policy, endpoint)}`;
}

function hanging(line: string, width: number): string[] {
  const [first = '', ...more] = wrap(line, width - 4);
  return [`  ${first}`, ...more.map((rest) => `    ${rest}`)];
}
