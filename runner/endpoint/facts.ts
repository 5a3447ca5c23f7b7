import type { ChainFacts, FeatureFacts, GroupFacts, PolicyReport, VersionFacts } from '../result/index.js';

/** Key exchange that was seen; `dhBits` is the size of p that a hello with every DHE suite drew, in bits. */
export interface KeyExchangeFacts {
  readonly groups: readonly GroupFacts[];
  readonly dhBits: number | undefined;
  /** That p is one that many servers share (and that may be broken for all of them at once); its name. */
  readonly dhCommonPrime: string | undefined;
}

/** What the server did with one odd hello or one early record, in a closed word and in words for people. */
export interface Reaction {
  readonly kind: 'hello' | 'alert' | 'closed' | 'silent';
  /** "ServerHello TLSv1.2 TLS_…", "alert unexpected_message (10)", "closed the connection", "nothing within 5 s". */
  readonly text: string;
}

/**
 * The TLS endpoint of one service, as a scenario asks about it. Every question is asked of the server once per run, whoever asks first; the
 * connections that answered it are the evidence of every check that used it. A question that the server would not let us ask
 * (421, STARTTLS refused, no TLS version accepted) ends the scenario as inconclusive by itself; what is known in part
 * says so in `state: 'unknown'` or `incomplete`.
 */
export interface Endpoint {
  /** All six versions, oldest first, without suites. */
  versions(): Promise<readonly VersionFacts[]>;
  /** The versions that are accepted, each with all its suites and its order. */
  suites(): Promise<readonly VersionFacts[]>;
  keyExchange(): Promise<KeyExchangeFacts>;
  /** Signature schemes of the TLS 1.2 key exchange, IANA names, in the order of the server. */
  signatureSchemes(): Promise<readonly string[]>;
  feature(name: FeatureFacts['name']): Promise<FeatureFacts>;
  /** The chains that were seen, the ordinary one first; each differs from the others in its leaf. */
  chains(): Promise<readonly ChainFacts[]>;
  /** A ChangeCipherSpec right behind ServerHelloDone, and another one (CVE-2014-0224); undefined: the server speaks nothing below TLS 1.3. */
  earlyChangeCipherSpec(): Promise<Reaction | undefined>;
  /** A heartbeat request that claims one octet more than it has (CVE-2014-0160); only under `stress`. undefined: as above. */
  heartbeatOverread(): Promise<(Reaction & { readonly leaked: boolean }) | undefined>;
  /** A hello of TLS 1.2 with octets that no server knows: a version of the future, GREASE suites, groups and extensions, and a long one. */
  toleratesUnknown(): Promise<
    readonly { readonly what: 'version' | 'values' | 'length'; readonly reaction: Reaction }[]
  >;
  /** Hello with no server name, and with one that the server cannot know. */
  serverNames(): Promise<{ readonly none: Reaction; readonly other: Reaction }>;
  /** The policy that the user asked for, held against all of the above; undefined where none was asked for. */
  policy(): Promise<PolicyReport | undefined>;
}
