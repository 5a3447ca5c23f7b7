import { type AuditOptions, audit, type TargetOptions } from '../../index.js';
import { type ReferenceServer, startReference } from '../../reference/index.js';
import type { Report, Service } from '../../result/index.js';
import { parseTarget, type Target, targetUrl } from '../../target/index.js';

/** What was played against our own server, and which of its services stood for which of the user's. */
export interface Rehearsal {
  readonly report: Report;
  /** URL of the target, by that of its stand-in. */
  readonly targetOf: ReadonlyMap<string, string>;
}

/** A minute of waiting in a rehearsal that would wait for some: long beside what a loaded machine takes, short beside a minute. */
const shortMinuteMs = 3_000;
const password = 'rehearsal';

/** Plays the selection against reference servers of this process, set up so that names and login fit. Nobody else is contacted. */
export async function rehearse(given: AuditOptions): Promise<Rehearsal> {
  const servers: ReferenceServer[] = [];
  const targetOf = new Map<string, string>();
  try {
    const targets: TargetOptions[] = [];
    for (const item of given.targets) {
      const own = typeof item === 'string' ? { target: item } : item;
      const options = { ...given, ...own };
      const services = parseTarget(own.target);
      const server = await standIn(options, services);
      servers.push(server);
      for (const target of services) {
        const url = urlOf(server, target.service);
        targetOf.set(url, targetUrl(target));
        targets.push(rehearsed(own, options, url, server));
      }
    }
    const { control: _, resolve: __, ...rest } = given;
    const report = await audit({
      ...rest,
      targets,
      allowNetwork: false,
      ...(waits(given) ? { minuteMs: shortMinuteMs } : {}),
    });
    return { report, targetOf };
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

type Options = AuditOptions & TargetOptions;

/** Only `stress` waits for minutes. */
function waits({ allow, targets }: AuditOptions): boolean {
  return allow === 'stress' || targets.some((it) => typeof it !== 'string' && it.allow === 'stress');
}

function standIn(options: Options, services: readonly Target[]): Promise<ReferenceServer> {
  const { recipient = '', domain, credentials } = options;
  const at = recipient.lastIndexOf('@');
  const domains = [domain, recipient.slice(at + 1)].filter((name) => name !== undefined && name !== '');
  const mailbox = recipient.slice(0, Math.max(0, at));
  const hasLmtp = services.some(({ service }) => service === 'lmtp');
  return startReference({
    ...named(options, services),
    ...(domains.length === 0 ? {} : { domains: domains as string[] }),
    mailboxes: mailbox === '' ? ['alice'] : [mailbox],
    users: credentials === undefined ? {} : { [credentials.user]: credentials.password ?? password },
    ...(hasLmtp ? { ports: { lmtp: 0 } } : {}),
    // Ten times what an idle session is tried for.
    ...(waits(options) ? { idleMs: 10 * shortMinuteMs } : {}),
  });
}

/** The name of the target is that of its stand-in, unless it is an address. */
function named({ serverName }: Options, [first]: readonly Target[]): { hostname?: string } {
  const name = serverName ?? first?.host ?? '';
  return /^[a-z0-9.-]*[a-z][a-z0-9.-]*$/i.test(name) ? { hostname: name } : {};
}

function rehearsed(
  own: TargetOptions,
  options: Options,
  url: string,
  server: ReferenceServer,
): TargetOptions {
  const { credentials } = options;
  const { expect: _, ...rest } = own;
  return {
    ...rest,
    target: url,
    ca: [...(options.ca ?? []), server.ca],
    serverName: 'localhost',
    delayMs: 0,
    // The stand-in knows passwords alone, whatever is given.
    ...(credentials === undefined
      ? {}
      : { credentials: { user: credentials.user, password: credentials.password ?? password } }),
  };
}

function urlOf(server: ReferenceServer, service: Service): string {
  const address = server.addresses[service];
  if (address === undefined) throw new Error(`the reference server has no ${service}`);
  return targetUrl({ service, ...address });
}
