import { isIP } from 'node:net';
import { isDomain } from '../protocol/address.js';
import { type Service, services } from '../result/index.js';

/** One service of one host, as the user named it. */
export interface Target {
  /** Name or address, without brackets. */
  readonly host: string;
  readonly port: number;
  readonly service: Service;
}

/** A target that cannot be understood: what, and how to mend it. */
export class BadTarget extends Error {
  override readonly name = 'BadTarget';
}

/** No port is assigned to LMTP (RFC 2033 section 5 only keeps it off 25); 24, for private mail systems, is what most give it. */
const ports: Readonly<Record<Service, number>> = { smtp: 25, submission: 587, submissions: 465, lmtp: 24 };
/** What a host without a scheme stands for, as a whole or by port. */
const ofHost = ['smtp', 'submission', 'submissions'] as const satisfies Service[];
const forms =
  'write host, host:port, smtp://host, submission://host, submissions://host or lmtp://host (IPv6 in brackets)';

/**
 * Targets of one argument: a bare host stands for all three services; `host:25`, `:587`, `:465` for the one of that port; another
 * port needs a scheme. @throws BadTarget
 */
export function parseTarget(text: string): Target[] {
  const [, scheme, rest = ''] = /^(?:([a-z]+):\/\/)?(.*?)\/?$/is.exec(text.trim()) ?? [];
  const { host, port } = parseAuthority(text, rest);
  if (scheme !== undefined) {
    const service = serviceNamed(text, scheme.toLowerCase());
    return [{ host, port: port ?? ports[service], service }];
  }
  if (port === undefined) return ofHost.map((service) => ({ host, port: ports[service], service }));
  const service = ofHost.find((name) => ports[name] === port);
  if (service === undefined) {
    throw new BadTarget(
      `"${text}": port ${port} does not say which service it is; write smtp://${rest} or the like`,
    );
  }
  return [{ host, port, service }];
}

/** host or host:port, without a scheme. @throws BadTarget */
export function parseHostPort(text: string): { host: string; port: number | undefined } {
  return parseAuthority(text, text.trim());
}

/** smtp://host:25, with brackets around an IPv6 address. */
export function targetUrl({ host, port, service }: Target): string {
  return `${service}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function serviceNamed(text: string, scheme: string): Service {
  const service = services.find((name) => name === scheme);
  if (service !== undefined) return service;
  if (scheme === 'smtps') return 'submissions';
  throw new BadTarget(`"${text}": ${scheme}:// is no service we know; ${forms}`);
}

function parseAuthority(text: string, authority: string): { host: string; port: number | undefined } {
  if (isIP(authority) === 6) return { host: authority, port: undefined };
  const match = /^(?:\[([^\]]+)\]|([^:[\]/@\s]+))(?::(\d+))?$/.exec(authority);
  const host = match?.[1] ?? match?.[2];
  if (match === null || host === undefined) throw new BadTarget(`"${text}" is no target; ${forms}`);
  if (match[1] !== undefined && isIP(host) !== 6)
    throw new BadTarget(`"${text}": [${host}] is no IPv6 address; ${forms}`);
  if (match[2] !== undefined && isIP(host) === 0 && !isDomain(host.replace(/\.$/, ''))) {
    throw new BadTarget(`"${text}": ${host} is no host name; ${forms}`);
  }
  const port = match[3] === undefined ? undefined : Number(match[3]);
  if (port !== undefined && (port < 1 || port > 65535))
    throw new BadTarget(`"${text}": port ${port} is not in 1-65535`);
  return { host, port };
}
