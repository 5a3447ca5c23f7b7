import { chainMarks, chainWords, featureWords, keyWords, orderWords } from '../../reports/shared/tls.js';
import type { TargetReport } from '../../runner/result/index.js';

/** What the survey of a TLS endpoint found, in at most so many lines: the parts that the check asked for. */
export function endpointLines({ tls }: TargetReport, most: number): string[] {
  const {
    versions = [],
    groups = [],
    dhBits,
    signatureSchemes,
    features = [],
    chains = [],
  } = tls?.endpoint ?? {};
  const lines = [
    ...versions.map(({ version, state, how, suites = [], order }) => {
      const names = suites.map(({ name }) => name);
      const shown =
        names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ');
      const whose = order === undefined || names.length === 0 ? '' : `; order: ${orderWords[order]}`;
      return `${version} ${state} (${how})${shown === '' ? '' : `: ${shown}${whose}`}`;
    }),
    ...(groups.length === 0 ? [] : [`Groups: ${groups.map(({ name }) => name).join(', ')}`]),
    ...(dhBits === undefined ? [] : [`DHE: ${dhBits} bits`]),
    ...(signatureSchemes === undefined ? [] : [`Signature schemes: ${signatureSchemes.join(', ')}`]),
    ...features.map(({ name, state, detail }) => `${featureWords[name]}: ${state} (${detail})`),
    ...chains.flatMap((chain) => [
      `Chain ${chainWords[chain.seen]}: ${chainMarks(chain)
        .map(({ text }) => text)
        .join('; ')}`,
      ...chain.certificates.map(
        (it) =>
          `  ${it.subject}, issued by ${it.issuer}, ${keyWords(it)}, ${it.signature}, names: ${it.names.join(', ')}`,
      ),
    ]),
    ...(tls?.policy?.deviations ?? []).map(({ text }) => `Policy: ${text}`),
  ];
  return lines.slice(0, most).map((line) => `-- ${line}`);
}
