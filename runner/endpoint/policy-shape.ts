import type { FeatureFacts, PolicyReport, TlsVersion } from '../result/index.js';

/** What a policy lets pass, and what it wants given up in time. Anything else it forbids. */
export interface Allowed<T = string> {
  readonly allowed: readonly T[];
  readonly phaseOut?: readonly T[];
}

/** A size in bits. */
export interface Size {
  /** Below this it is forbidden. */
  readonly minimum: number;
  /** Below this it is to be phased out. */
  readonly phaseOutBelow?: number;
}

/** A published policy for TLS servers as data; a rule that the document does not have is left out. */
export interface TlsPolicy {
  /** The word that the user chooses it by. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** ISO 8601, as far as it is known: a year, a month or a day. */
  readonly published: string;
  /** Official web address. */
  readonly source: string;
  readonly versions: Allowed<TlsVersion> & {
    readonly required?: readonly TlsVersion[];
    readonly recommended?: readonly TlsVersion[];
  };
  /** IANA names; `older` is TLS 1.2 and what is before it. */
  readonly suites: Readonly<Record<'TLSv1.3' | 'older', Allowed>>;
  /** Whose order of suites decides up to TLS 1.2. */
  readonly order?: {
    readonly by: 'server' | 'client';
    /** With these suites alone the order does not matter. */
    readonly unlessOnly?: readonly string[];
    readonly severity: Severity;
  };
  /** IANA names of groups for the key exchange. Hybrids with ML-KEM are younger than the policies, and judged only where one names them. */
  readonly groups?: Allowed;
  readonly dhBits?: Size;
  /** Hashes of the signature in the key exchange of TLS 1.2: "sha256". */
  readonly signatureHashes?: Allowed;
  readonly certificate?: {
    /** Sizes of RSA, names of curves, and types of key that have neither. */
    readonly rsaBits?: Size;
    readonly curves?: Allowed;
    readonly otherKeys?: readonly string[];
    readonly hashes?: Allowed;
    /** Longest validity in days. */
    readonly days?: number;
  };
  readonly features?: Readonly<
    Partial<Record<FeatureFacts['name'], { readonly want: 'yes' | 'no'; readonly severity: Severity }>>
  >;
  /** What the document asks for and this file does not, and why. */
  readonly notJudged: readonly string[];
}

export type Severity = PolicyReport['deviations'][number]['severity'];

/** The rules of a policy, in the order in which they are judged. */
export const policyRules = [
  'versions',
  'suites',
  'order',
  'groups',
  'signatures',
  'certificate',
  'features',
] as const;
export type PolicyRule = (typeof policyRules)[number];
