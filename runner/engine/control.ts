import { type Answer, Session, type SessionSettings } from '../net/index.js';
import type { ReachReport } from '../result/index.js';
import type { Resolver } from '../target/index.js';
import type { Place } from './reach.js';

/** A host that is known to answer; without a port, the port in question. */
export interface ControlHost {
  readonly host: string;
  readonly port: number | undefined;
}

/** How the control host answered, and the session that it answered in. */
export interface ControlAnswer {
  readonly place: { readonly host: string; readonly address: string | undefined; readonly port: number };
  readonly answers: boolean;
  /** What was met, in words that follow "the control host …". */
  readonly how: string;
  readonly session: Session | undefined;
}

/** Asks the control host, once for each port and family; undefined where none was given. */
export function controlOnce(
  control: ControlHost | undefined,
  resolve: Resolver,
): (settings: SessionSettings) => Promise<ControlAnswer | undefined> {
  const asked = new Map<string, Promise<ControlAnswer>>();
  return async (settings) => {
    if (control === undefined) return undefined;
    const key = `${settings.port} ${settings.address.includes(':')}`;
    const answer = asked.get(key) ?? askControl(control, settings, resolve);
    asked.set(key, answer);
    return answer;
  };
}

/** Asks it on one port, as any client does: greeting and QUIT. Nothing of it is judged. */
async function askControl(
  { host, port: ownPort }: ControlHost,
  settings: SessionSettings,
  resolve: Resolver,
): Promise<ControlAnswer> {
  const port = ownPort ?? settings.port;
  const addresses = await resolve(host).catch(() => []);
  // A host of the same family says most about the way of that family.
  const isV6 = settings.address.includes(':');
  const address = addresses.find((it) => it.includes(':') === isV6) ?? addresses[0];
  const place = { host, address, port };
  if (address === undefined) return { place, answers: false, how: 'has no address', session: undefined };
  try {
    const { session } = await Session.connect({ ...settings, address, port, implicitTls: false });
    session.remark(`the control host ${host}`);
    // Where TLS comes first nothing is said in clear; that TCP connects is enough.
    const greeting = settings.implicitTls ? undefined : await session.greeting();
    await (greeting === undefined || greeting.code === 0 ? session.close() : session.quit());
    return { place, answers: true, how: heard(greeting), session };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return {
      place,
      answers: false,
      how: failures[code ?? ''] ?? `cannot be reached either (${message})`,
      session: undefined,
    };
  }
}

function heard(greeting: Answer | undefined): string {
  return greeting?.kind === 'reply' ? `answers (${greeting})` : 'takes the connection';
}

const failures: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection too',
  ETIMEDOUT: 'does not answer either',
};

/** Whether the answer of a control host can say whose side it is. */
export function isDoubtful({ kind }: ReachReport): boolean {
  return kind === 'refused' || kind === 'filtered' || kind === 'unreachable';
}

/** What a failed connection means, now that the control host was asked. */
export function withControl(reach: ReachReport, target: Place, control: ControlAnswer): ReachReport {
  const { address, port } = target;
  const { host, address: at, port: controlPort } = control.place;
  const met = `${address} port ${port} ${meetings[reach.kind] ?? 'cannot be reached'}`;
  if (at === undefined || (at === address && controlPort === port)) {
    const why =
      at === undefined
        ? `the control host ${host} has no address`
        : `the control host ${host} is the same address`;
    return {
      kind: reach.kind,
      text: `${met}; whose side it is cannot be told, as ${why}`,
      next: `Name another host with --control, one that is known to answer on port ${port}.`,
    };
  }
  const other = `the control host ${host} port ${controlPort} ${control.how}`;
  if (!control.answers) {
    return {
      kind: 'blocked-here',
      text: `${met}, and ${other}: port ${controlPort} is most likely blocked on our side, and nothing is known of the server`,
      next: `Run from a host whose port ${controlPort} is open on the way out, or have the provider or the firewall here open it. If others reach ${host}, it is surely here.`,
    };
  }
  const meaning =
    controlPort === port
      ? `the way out of here is open for port ${port}, so it is on their side`
      : `this machine reaches others, so it is likely on their side, although port ${port} was tried nowhere else`;
  return {
    kind: reach.kind,
    text: `${met}, while ${other}: ${meaning}`,
    next:
      reach.kind === 'refused'
        ? `See on the server whether anything listens on port ${port} of that address, and whether its firewall lets it in.`
        : `See whether a firewall in front of the server lets port ${port} in, and whether the host is up.`,
  };
}

const meetings: Partial<Record<ReachReport['kind'], string>> = {
  refused: 'refuses the connection',
  filtered: 'does not answer',
};
