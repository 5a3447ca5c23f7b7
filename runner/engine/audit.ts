import { X509Certificate } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { trustAnchors, trustedRoots } from '../net/index.js';
import type { Credentials } from '../protocol/sasl/index.js';
import { isSubmission, type Report } from '../result/index.js';
import { rolesOf } from '../roles/index.js';
import { spotsOf } from './addresses.js';
import { auditTarget, totalsOf } from './audit-target.js';
import { ConnectionBudget } from './budget.js';
import type { Catalogue } from './catalogue.js';
import { consentsTo } from './consent.js';
import { controlOnce } from './control.js';
import { coverageOf, judgedRows, sectionsOf } from './coverage.js';
import { engagementsOf } from './engagements.js';
import type { AuditEvent } from './events.js';
import { firstAble } from './first-able.js';
import { messageBudgets } from './message-bound.js';
import { type AuditOptions, BadOption, reportedOptions, resolveOptions } from './options.js';
import { BadSelection } from './selection.js';
import { withSharedKeys } from './shared-keys.js';
import { unlikeTargets } from './unlike.js';
import { version } from './version.js';

/**
 * Audits every target and returns the report. What servers do never throws; what the caller got wrong does, before anything is
 * sent: @throws BadOption, BadTarget, BadSelection. That the heads of the catalogue are sound is checked by tests (checkCatalogue).
 */
export async function audit(catalogue: Catalogue, given: AuditOptions): Promise<Report> {
  const startedAt = new Date();
  const began = performance.now();
  const options = resolveOptions(given);
  const concerned = engagementsOf(catalogue, given, options).filter(
    ({ catalogue: { invariants, scenarios }, target: { service } }) =>
      invariants.length > 0 || scenarios.some(({ meta }) => meta.services.includes(service)),
  );
  if (concerned.length === 0) {
    throw new BadSelection('nothing that is selected applies to the services of these targets');
  }
  const budgets = new Map<string, ConnectionBudget>();
  const budgetOf = (address: string, limit: number): ConnectionBudget => {
    const budget = budgets.get(address) ?? new ConnectionBudget(limit);
    budget.atMost(limit);
    budgets.set(address, budget);
    return budget;
  };
  const trusts = new Map<string, ReturnType<typeof trustOf>>();
  const trustIn = (ca: readonly string[]): ReturnType<typeof trustOf> => {
    const known = trusts.get(ca.join('\n')) ?? trustOf(ca);
    trusts.set(ca.join('\n'), known);
    return known;
  };
  const runs = concerned.map((engagement) => ({
    ...engagement,
    ...trustIn(engagement.options.ca),
    userTrust: userTrust(engagement.options.ca, engagement.options.credentials),
  }));
  const { emit, signal, rethrow } = listening(given);
  const run = {
    budgetOf,
    askControl: controlOnce(options.control, options.resolve),
    signal,
    emit,
  };
  emit({ type: 'started', runId: options.runId, targets: concerned.map(({ target }) => target) });
  const spots = await spotsOf(
    concerned.map(({ target }) => target),
    options.resolve,
  );
  const mayFailLogin = firstAble(spots.filter(({ target }) => isSubmission(target.service)));
  const runOf = new Map(runs.map((it) => [it.target, it]));
  const engaged = spots.flatMap((spot) => {
    const engagement = runOf.get(spot.target);
    return engagement === undefined ? [] : [{ ...engagement, spot }];
  });
  const consents = await consentsTo(engaged);
  const messagesFor = messageBudgets(engaged, emit);
  const audited = await Promise.all(
    engaged.map(async (it) => {
      const result = await auditTarget({ ...run, ...it, mayFailLogin, messagesFor });
      emit({ type: 'finished', target: it.target, report: result.report });
      return result;
    }),
  );
  rethrow();
  const reports = withSharedKeys(audited.map(({ report }) => report));
  const unlike = [...audited.flatMap((it) => it.unlike), ...unlikeTargets(reports, spots)];
  const rows = judgedRows(reports, catalogue);
  return {
    schemaVersion: 1,
    tool: { name: 'smtpspec', version },
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(performance.now() - began),
    ...(given.signal?.aborted === true ? { interrupted: true } : {}),
    runId: options.runId,
    options: {
      ...reportedOptions(options),
      ...(catalogue.own === undefined ? {} : { suites: [...catalogue.own] }),
    },
    ...(consents.length === 0 ? {} : { consents }),
    targets: reports,
    ...(unlike.length === 0 ? {} : { unlike }),
    roles: rolesOf(reports),
    coverage: coverageOf(rows),
    sections: sectionsOf(rows, catalogue.headings),
    totals: totalsOf(reports.flatMap(({ checks }) => checks)),
  };
}

/** The listener of the run; what it throws ends the run as an abort does, and is thrown by `rethrow`. */
function listening({ onEvent, signal }: AuditOptions) {
  const controller = new AbortController();
  let thrown: { readonly error: unknown } | undefined;
  const emit = (event: AuditEvent): void => {
    if (thrown !== undefined) return;
    try {
      onEvent?.(event);
    } catch (error) {
      thrown = { error };
      controller.abort();
    }
  };
  const rethrow = (): void => {
    if (thrown !== undefined) throw thrown.error;
  };
  const either = AbortSignal.any([controller.signal, ...(signal === undefined ? [] : [signal])]);
  // Every body that is under way listens, and those that hold no session are many.
  setMaxListeners(0, either);
  return { emit, rethrow, signal: either };
}

/** The trust anchors in each form that they are needed in. @throws BadOption */
function trustOf(ca: readonly string[]) {
  return {
    trust: trust(ca),
    classicTrust: once(() => trustAnchors(ca, 'TLSv1.2')),
    anchors: once(async () =>
      // What reads certificates takes a while to load, and many a run asks for none.
      (await import('../certificate/index.js')).trustAnchors(trustedRoots(ca)),
    ),
  };
}

/** What it makes, made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The certificates to trust: Node's own and these. @throws BadOption */
export function trust(ca: readonly string[]): ReturnType<typeof trustAnchors> {
  // Node drops what it cannot read without a word, and a run would then trust less than it was told to.
  for (const pem of ca) {
    const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
    if (certificates.length === 0 || !certificates.every(isCertificate)) {
      throw new BadOption('ca holds no PEM certificate that can be read');
    }
  }
  return trustAnchors(ca);
}

/** The same with the client certificate of these credentials. @throws BadOption */
export function userTrust(
  ca: readonly string[],
  credentials: Credentials | undefined,
): ReturnType<typeof trustAnchors> | undefined {
  if (credentials?.certificate === undefined) return undefined;
  try {
    return trustAnchors(ca, 'TLSv1.3', credentials.certificate);
  } catch {
    // OpenSSL's words could quote the key.
    throw new BadOption('client-cert and client-key are no certificate and key, PEM, that belong together');
  }
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}
