import type { TrustAnchors } from '../certificate/index.js';
import type { Fetcher } from '../net/index.js';
import type { EndpointReport, FeatureFacts, PolicyReport, TlsVersion } from '../result/index.js';
import type { Endpoint } from './facts.js';
import { acceptedOf, newestClassic, richHello, seeFeatures } from './features.js';
import { seeKeyExchange } from './key-exchange.js';
import { NotSeen } from './line.js';
import { meet, meetingOf } from './meet.js';
import { judgePolicy } from './policy.js';
import type { TlsPolicy } from './policy-shape.js';
import { type Lines, Question } from './question.js';
import { earlyChangeCipherSpec, heartbeatOverread, seeServerNames, toleratesUnknown } from './reactions.js';
import { seeClientRenegotiation } from './renegotiation.js';
import { endpointFacts } from './report.js';
import { seeSignatures } from './signatures.js';
import { seeSuites } from './suites.js';
import { seeVersions } from './versions.js';

export interface SurveySettings {
  readonly anchors: () => Promise<TrustAnchors>;
  /** Host name or IP address that the certificate is held against. */
  readonly name: string;
  readonly policy: TlsPolicy | undefined;
  /** For what certificates name; undefined: nobody but the target may be asked. */
  readonly fetcher?: Fetcher | undefined;
}

/** All questions about one endpoint, each asked when somebody wants to know. */
export function survey<Evidence>(lines: Lines<Evidence>, settings: SurveySettings) {
  const question = <T>(ask: ConstructorParameters<typeof Question<T, Evidence>>[1]) =>
    new Question<T, Evidence>(lines, ask);

  const versions = question(({ line }) => seeVersions(line));
  const suites = question(async ({ line, of }) => {
    const seen = await of(versions);
    const accepted = seen.filter(({ facts }) => facts.state === 'accepted');
    if (accepted.length === 0) throw new NotSeen('the server accepts no version of TLS that we know');
    return Promise.all(accepted.map((version) => seeSuites(line, version)));
  });
  const keyExchange = question(async ({ line, of }) => seeKeyExchange(line, await of(versions)));
  const signatures = question(async ({ line, of }) =>
    acceptedOf(await of(versions)).includes('TLSv1.2') ? seeSignatures(line) : [],
  );
  /** The newest version; what is asked of it stands for the others. */
  const best = async (of: <T>(other: Question<T, Evidence>) => Promise<T>): Promise<TlsVersion> => {
    const accepted = acceptedOf(await of(versions));
    const version = newestClassic(accepted) ?? accepted.at(-1);
    if (version === undefined) throw new NotSeen('the server accepts no version of TLS that we know');
    return version;
  };
  const rich = question(async ({ line, of }) => {
    const classic = newestClassic(acceptedOf(await of(versions)));
    return classic === undefined ? undefined : richHello(line, classic);
  });
  const helloFeatures = question(async ({ line, of }) =>
    seeFeatures(line, await of(versions), await of(rich)),
  );
  const clientRenegotiation = question(async ({ line, of }) =>
    seeClientRenegotiation(line, newestClassic(acceptedOf(await of(versions)))),
  );
  const names = question(async ({ line, of }) => seeServerNames(line, await best(of)));
  const chains = question(async ({ line, of }) => {
    const version = await best(of);
    const drawn = await of(rich);
    const ordinary = drawn === undefined ? await meet(line, version, {}) : meetingOf(drawn);
    const { anchors, name, fetcher } = settings;
    const { seeChains } = await import('./chains.js');
    const reference = { anchors: await anchors(), name, fetcher, now: new Date() };
    return seeChains(line, version, ordinary, await of(names), reference);
  });
  const ccs = question(async ({ line, of }) => {
    const classic = newestClassic(acceptedOf(await of(versions)));
    if (classic === undefined) return undefined;
    return earlyChangeCipherSpec(line, classic);
  });
  const heartbeat = question(async ({ line, of }) => {
    const classic = newestClassic(acceptedOf(await of(versions)));
    if (classic === undefined) return undefined;
    return heartbeatOverread(line, classic);
  });
  const tolerance = question(async ({ line, of }) => toleratesUnknown(line, await best(of)));

  const facts = (): Omit<EndpointReport, 'connections'> => {
    const renegotiation = clientRenegotiation.settled;
    return endpointFacts({
      versions: versions.settled,
      suites: suites.settled,
      keyExchange: keyExchange.settled,
      signatures: signatures.settled,
      features: [...(helloFeatures.settled ?? []), ...(renegotiation === undefined ? [] : [renegotiation])],
      chains: chains.settled,
    });
  };
  const policy = question(async ({ of }): Promise<PolicyReport | undefined> => {
    if (settings.policy === undefined) return undefined;
    await Promise.all([
      of(suites),
      of(keyExchange),
      of(signatures),
      of(helloFeatures),
      of(clientRenegotiation),
      of(chains),
    ]);
    return judgePolicy(settings.policy, { ...facts(), connections: 0 });
  });

  const all: readonly Pick<Question<unknown, Evidence>, 'evidence'>[] = [
    versions,
    suites,
    keyExchange,
    signatures,
    rich,
    helloFeatures,
    clientRenegotiation,
    names,
    chains,
    ccs,
    heartbeat,
    tolerance,
    policy,
  ];

  /** The endpoint as one scenario sees it. @param asked  is told of every question that it asks */
  const endpoint = (asked: (question: Pick<Question<unknown, Evidence>, 'evidence'>) => void): Endpoint => {
    const get = <T>(it: Question<T, Evidence>): Promise<T> => {
      asked(it);
      return it.answer();
    };
    return {
      versions: async () => (await get(versions)).map((seen) => seen.facts),
      suites: () => get(suites),
      keyExchange: () => get(keyExchange),
      signatureSchemes: () => get(signatures),
      feature: async (name) =>
        featureOf(
          name,
          name === 'clientRenegotiation' ? [await get(clientRenegotiation)] : await get(helloFeatures),
        ),
      chains: () => get(chains),
      earlyChangeCipherSpec: () => get(ccs),
      heartbeatOverread: () => get(heartbeat),
      toleratesUnknown: () => get(tolerance),
      serverNames: async () => {
        const { none, other } = await get(names);
        return { none: { kind: none.kind, text: none.text }, other: { kind: other.kind, text: other.text } };
      },
      policy: () => get(policy),
    };
  };

  return {
    endpoint,
    /** What was asked so far, as the report tells it; undefined when nothing was. */
    report(): EndpointReport | undefined {
      const connections = new Set(all.flatMap(({ evidence }) => [...evidence])).size;
      if (connections === 0) return undefined;
      const fetched = settings.fetcher?.notes ?? [];
      return { ...facts(), ...(fetched.length === 0 ? {} : { fetched: [...fetched] }), connections };
    },
    policy: (): PolicyReport | undefined => policy.settled,
    evidence: (): ReadonlySet<Evidence> => new Set(all.flatMap(({ evidence }) => [...evidence])),
  };
}

function featureOf(name: FeatureFacts['name'], features: readonly FeatureFacts[]): FeatureFacts {
  return (
    features.find((feature) => feature.name === name) ?? {
      name,
      state: 'unknown',
      detail: 'it was not asked for',
    }
  );
}
