import { type Report, type Service, services, type TargetReport } from '../../runner/result/index.js';

/** A host at one address, with the services that were audited of it. */
export interface Server {
  /** Its place in the list, from 1. */
  number: number;
  host: string;
  /** Where the host has several. */
  address: string | undefined;
  targets: { target: TargetReport /** Index into the targets of the report. */; index: number }[];
}

/** The servers of a report, in its order. */
export function serversOf({ targets }: Report): Server[] {
  const servers = new Map<string, Server>();
  for (const [index, target] of targets.entries()) {
    const { host } = target;
    const known = addressesOf(host, targets);
    // What could not be reached may have no address; it stands with the first.
    const address = known.length > 1 ? (target.address ?? known[0]) : undefined;
    const key = JSON.stringify([host, address]);
    const server = servers.get(key) ?? { number: servers.size + 1, host, address, targets: [] };
    server.targets.push({ target, index });
    servers.set(key, server);
  }
  return [...servers.values()];
}

/** The number of the server that a target belongs to. */
export function serverNumbers(report: Report): Map<TargetReport, number> {
  return new Map(
    serversOf(report).flatMap(({ number, targets }) =>
      targets.map(({ target }) => [target, number] as const),
    ),
  );
}

/** `mx.example.org`, with the address where it has several. */
export function serverName({ host, address }: Server): string {
  return address === undefined ? host : `${host} ${address}`;
}

/** The services that occur, in the order in which they are always told. */
export function servicesOf({ targets }: Report): Service[] {
  return services.filter((service) => targets.some((target) => target.service === service));
}

function addressesOf(host: string, targets: readonly TargetReport[]): string[] {
  const all = targets.filter((target) => target.host === host).flatMap(({ address }) => address ?? []);
  return [...new Set(all)];
}
