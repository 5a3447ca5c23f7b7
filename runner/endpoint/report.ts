import type { ChainFacts, EndpointReport, FeatureFacts, VersionFacts } from '../result/index.js';
import type { KeyExchangeFacts } from './facts.js';
import type { SeenVersion } from './versions.js';

/** What has been answered so far; a part that was not asked for, or could not be seen, is undefined. */
export interface Answered {
  readonly versions: readonly SeenVersion[] | undefined;
  readonly suites: readonly VersionFacts[] | undefined;
  readonly keyExchange: KeyExchangeFacts | undefined;
  readonly signatures: readonly string[] | undefined;
  readonly features: readonly FeatureFacts[];
  readonly chains: readonly ChainFacts[] | undefined;
}

/** The facts in the shape of the report. */
export function endpointFacts(answered: Answered): Omit<EndpointReport, 'connections'> {
  const { versions, suites, keyExchange, signatures, features, chains } = answered;
  const withSuites = versions?.map(
    ({ facts }) => suites?.find(({ version }) => version === facts.version) ?? facts,
  );
  return {
    ...(withSuites === undefined ? {} : { versions: withSuites }),
    ...(keyExchange === undefined ? {} : { groups: [...keyExchange.groups] }),
    ...(keyExchange?.dhBits === undefined ? {} : { dhBits: keyExchange.dhBits }),
    ...(signatures === undefined ? {} : { signatureSchemes: [...signatures] }),
    ...(features.length === 0 ? {} : { features: [...features] }),
    ...(chains === undefined ? {} : { chains: [...chains] }),
  };
}
