import { isLoopback } from '../protocol/ip.js';
import type { Reachability, ReachReport } from '../result/index.js';

/** Where a connection was to go. */
export interface Place {
  readonly address: string;
  readonly port: number;
}

/** Why nothing can be judged at a place; `problem` is the sentence of `reach`. */
export interface Unjudged {
  readonly reachability: Reachability;
  readonly problem: string;
  readonly reach: ReachReport;
}

export function unjudged(reachability: Reachability, reach: ReachReport): Unjudged {
  return { reachability, problem: reach.text, reach };
}

/** @param code  of `dns.lookup`; undefined where it answered with no address */
export function unresolved(host: string, code: string | undefined): ReachReport {
  if (code === undefined || code === 'ENOTFOUND' || code === 'ENODATA') {
    return {
      kind: 'unresolved',
      text: `the name ${host} has no address`,
      next: `Look for a typing error, then ask DNS for the A and AAAA records of ${host}. If it is a mail domain, name its mail servers, which its MX records hold.`,
    };
  }
  return {
    kind: 'unresolved',
    text: `DNS gave no answer about ${host} (${code}), so whether the name has an address is not known`,
    next: 'See whether this machine can resolve other names; if it can, look at the name servers of that domain.',
  };
}

/** No network of ours leads there. */
const noRoute = ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/** @param hasFamily  whether this machine has an address by which it could reach others of that family */
export function noConnection(
  place: Place,
  { code = '', message }: NodeJS.ErrnoException,
  hasFamily: boolean,
): Unjudged {
  const { address, port } = place;
  if (code === 'ECONNREFUSED') return unjudged('refused', refused(place));
  if (code === 'ETIMEDOUT') {
    return unjudged('timed-out', {
      kind: 'filtered',
      text: `no connection to ${address} port ${port} (${message}): a firewall drops it, or the host is down; ${cannotTell}`,
      next: askControl(port),
    });
  }
  if (code === 'ECONNRESET') return noWord(place, 'the connection was reset');
  if (noRoute.includes(code) && !hasFamily) {
    const family = address.includes(':') ? 'IPv6' : 'IPv4';
    return unjudged('unreachable', {
      kind: 'no-family',
      text: `this machine has no ${family} network that leads to ${address} (${code}), so port ${port} there was not reached`,
      next: `Run smtpspec from a host that has ${family}; this says nothing about the server.`,
    });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return unjudged('unreachable', {
      kind: 'blocked-here',
      text: `this machine itself forbids the connection to ${address} port ${port} (${code})`,
      next: 'Look at the firewall rules for outgoing connections on this machine.',
    });
  }
  return unjudged('unreachable', {
    kind: 'unreachable',
    text: `no way leads to ${address} port ${port} (${code === '' ? message : code}): a router says so, or the routing table of this machine; ${cannotTell}`,
    next: askControl(port),
  });
}

const cannotTell = 'whose side it is cannot be told without a control host';

function refused(place: Place): ReachReport {
  const { address, port } = place;
  const kind = 'refused';
  if (isLoopback(address)) {
    return {
      kind,
      text: `the connection to ${address} port ${port} was refused: nothing listens there`,
      next: 'Start the server, or see on which address and port it listens.',
    };
  }
  return {
    kind,
    text: `the connection to ${address} port ${port} was refused: nothing listens there, or a firewall refuses; ${cannotTell}`,
    next: askControl(port),
  };
}

function askControl(port: number): string {
  const habit = port === 25 ? ' Many providers block port 25 on the way out.' : '';
  return `Run again with --control and a host that is known to answer on port ${port}.${habit}`;
}

/** TCP was taken and ended before the server said anything. @param how  in words, "the server closed the connection" */
export function noWord({ address, port }: Place, how: string): Unjudged {
  return unjudged('closed', {
    kind: 'closed',
    text: `no greeting came from ${address} port ${port}: ${how}`,
    next: 'Look into the log of the server: an access list, a limit of connections, a full disk or a broken filter ends connections like this.',
  });
}

export function silent({ address, port }: Place, detail: string): Unjudged {
  return unjudged('timed-out', {
    kind: 'silent',
    text: `no greeting came from ${address} port ${port}: ${detail}, although TCP connects`,
    next: 'See whether the server process still takes connections (a full backlog, a stuck DNS lookup), and which program listens on that port.',
  });
}

/** @param said  what came after we had given up, quotable */
export function late({ address, port }: Place, detail: string, said: string): Unjudged {
  return unjudged('timed-out', {
    kind: 'silent',
    text: `no greeting came from ${address} port ${port}: ${detail}; after our QUIT the server said ${said}`,
    next: 'Run again with a longer --timeout, and see what the server waits for before it greets: reverse DNS, ident, a tarpit, a PROXY line of a load balancer.',
  });
}

export function turnedAway({ address, port }: Place, reply: string, code: number): ReachReport {
  const text = `the server turns us away with ${reply} (${address} port ${port})`;
  if (code < 500) return { kind: 'try-later', text, next: tryLater };
  const next =
    code === 521
      ? 'Name another host: 521 says that this one takes no mail at all (RFC 7504).'
      : 'See whether a block list or an access rule names our address, and run from an address that the server has no reason to refuse.';
  return { kind: 'turned-away', text, next };
}

const tryLater =
  'Try again later, with --connections 1 --delay 1000. If it stays, ask the postmaster whether our address is held back.';

/** 421 after the greeting. */
export function willNotServe(): Unjudged {
  const text = 'the server answers 421 and closes: it will not serve us now';
  return unjudged('open', { kind: 'try-later', text, next: tryLater });
}

/** @param quote  what came, escaped and short */
export function notSmtp(place: Place, protocol: string | undefined, quote: string): Unjudged {
  const { address, port } = place;
  const said = quote === '' ? '' : `: ${quote}`;
  if (protocol === undefined) {
    return unjudged('not-smtp', {
      kind: 'not-smtp',
      text: `what answers on ${address} port ${port} is not SMTP${said}`,
      next: 'See which program listens on that port.',
    });
  }
  return unjudged('not-smtp', {
    kind: 'not-smtp',
    text: `what answers on ${address} port ${port} is not SMTP but ${protocol}${said}`,
    next: `See why ${protocol} is on port ${port}: a wrong port in a configuration, or a port forward or proxy that leads elsewhere.`,
  });
}

/** @param inside  what TLS held, in words */
export function tlsFirst({ address, port }: Place, inside: string): Unjudged {
  return unjudged('not-smtp', {
    kind: 'tls-first',
    text: `${address} port ${port} is silent in clear and speaks TLS from the first octet, as port 465 does: ${inside}`,
    next: `Have port ${port} greet in clear and offer STARTTLS (Postfix: no smtpd_tls_wrappermode for it in master.cf), or audit it as submissions://HOST:${port}.`,
  });
}

/** @param greeting  quotable */
export function clearFirst({ address, port }: Place, why: string, greeting: string): Unjudged {
  return unjudged('tls-failed', {
    kind: 'clear-first',
    text: `TLS could not be started: ${why}; it greets in clear with ${greeting}, where TLS comes first (RFC 8314 section 3.3; ${address} port ${port})`,
    next: `Have port ${port} begin with TLS (Postfix: smtpd_tls_wrappermode=yes for it in master.cf, Exim: tls_on_connect_ports), or audit it as submission://HOST:${port}.`,
  });
}

export function tlsFailed({ address, port }: Place, why: string): ReachReport {
  return {
    kind: 'tls-failed',
    text: `TLS could not be started: ${why} (${address} port ${port})`,
    next: 'Look into the log of the server for the same moment: a certificate or key that cannot be read, or no version or suite in common.',
  };
}

/** @param shown  what was written over, quotable */
export function masked({ address, port }: Place, shown: string): ReachReport {
  return {
    kind: 'masked',
    text: `something between us and ${address} port ${port} writes over what the server says: ${shown}`,
    next: 'Turn the SMTP inspection of the firewall off ("inspect esmtp", "smtp fixup"), on your side or on theirs; an audit from another network tells whose it is.',
  };
}
