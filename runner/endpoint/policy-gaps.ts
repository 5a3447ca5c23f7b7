import type { EndpointReport, FeatureFacts, PolicyReport } from '../result/index.js';
import { type PolicyRule, policyRules, type TlsPolicy } from './policy-shape.js';

type Gap = NonNullable<PolicyReport['unjudged']>[number];

/** Rules of which no deviation does not mean that they are obeyed. */
export function gapsIn(policy: TlsPolicy, facts: EndpointReport): readonly Gap[] {
  return policyRules.flatMap((rule) => {
    const gap = gaps[rule](policy, facts);
    return gap === undefined ? [] : [{ rule, ...gap }];
  });
}

type Found = Omit<Gap, 'rule'> | undefined;

const none = (why: string): Found => ({ verdict: 'not-applicable', why });
const unseen = (why: string): Found => ({ verdict: 'inconclusive', why });
const noRule = none('the policy has no such rule');

const gaps: Readonly<Record<PolicyRule, (policy: TlsPolicy, facts: EndpointReport) => Found>> = {
  versions: (_, { versions = [] }) => {
    if (!versions.some(({ state }) => state === 'accepted'))
      return unseen('no version is known to be accepted');
    const unknown = versions.find(({ state }) => state === 'unknown');
    return unknown && unseen(`whether ${unknown.version} is accepted could not be seen`);
  },
  suites: (_, { versions = [] }) => {
    if (!versions.some(({ suites = [] }) => suites.length > 0)) return unseen('no suite is known');
    const partly = versions.find(({ incomplete }) => incomplete !== undefined);
    return partly && unseen(`the suites of ${partly.version} are not all known: ${partly.incomplete}`);
  },
  order: ({ order }, { versions = [] }) => {
    if (order === undefined) return noRule;
    const older = versions.filter(({ version, suites = [] }) => version !== 'TLSv1.3' && suites.length > 1);
    if (older.length === 0) return none('up to TLS 1.2 there is no choice between suites');
    const unknown = older.find((it) => it.order !== 'server' && it.order !== 'client');
    return unknown && unseen(`whose order decides in ${unknown.version} could not be seen`);
  },
  groups: ({ groups, dhBits }, facts) => {
    if (groups === undefined && dhBits === undefined) return noRule;
    const nothing = (facts.groups ?? []).length === 0 && facts.dhBits === undefined;
    return nothing ? none('no ephemeral key exchange was seen') : undefined;
  },
  signatures: ({ signatureHashes }, { signatureSchemes = [] }) => {
    if (signatureHashes === undefined) return noRule;
    return signatureSchemes.length === 0 ? none('no signed key exchange of TLS 1.2 was seen') : undefined;
  },
  certificate: ({ certificate }, { chains = [] }) => {
    if (certificate === undefined) return noRule;
    return chains.some(({ certificates }) => certificates.length > 0)
      ? undefined
      : unseen('no certificate was seen');
  },
  features: ({ features: rules = {} }, { features = [] }) => {
    const asked = Object.keys(rules) as FeatureFacts['name'][];
    if (asked.length === 0) return noRule;
    const stateOf = (name: string) => features.find((feature) => feature.name === name)?.state ?? 'unknown';
    const unknown = asked.filter((name) => stateOf(name) === 'unknown');
    return unknown.length === 0 ? undefined : unseen(`not known: ${unknown.join(', ')}`);
  },
};
