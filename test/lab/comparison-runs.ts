import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Arrival } from '../../runner/canary/index.js';
import { canaryDomain } from './canary.js';

const run = promisify(execFile);
/** Longer than any of these tools takes, on a busy machine. */
const options = { timeout: 300_000, maxBuffer: 16 * 1024 * 1024 };

/** What the tools are pointed at. */
export interface Door {
  readonly address: string;
  readonly port: number;
  /** As its greeting has it. */
  readonly host: string;
  /** Whose mailboxes it has. */
  readonly domain: string;
}

/** Local-parts that the tools ask for; the first has a mailbox, the last is nobody's. */
export const names = ['alice', 'root', 'smtpspec-nobody'] as const;

/** What nmap prints for each script, lines joined. */
export interface Nmap {
  readonly relay: string;
  readonly users: readonly string[];
  readonly commands: readonly string[];
}

/** The three scripts on one port; `+` has them run where the port is not 25. */
export async function nmap({ address, port, domain }: Door): Promise<Nmap> {
  const folder = await mkdtemp(join(tmpdir(), 'smtpspec-nmap-'));
  try {
    const users = join(folder, 'users');
    await writeFile(users, `${names.join('\n')}\n`);
    const args = {
      'smtp-open-relay.domain': canaryDomain,
      'smtp-commands.domain': canaryDomain,
      'smtp-enum-users.domain': domain,
      userdb: users,
    };
    const { stdout } = await run(
      'nmap',
      [
        ...['-n', '-Pn', '-p', String(port), '--script', '+smtp-open-relay,+smtp-enum-users,+smtp-commands'],
        ...[
          '--script-args',
          Object.entries(args)
            .map((pair) => pair.join('='))
            .join(','),
        ],
        ...['-oX', '-', address],
      ],
      options,
    );
    const [commands = ''] = outputOf(stdout, 'smtp-commands').split('\n');
    return {
      relay: outputOf(stdout, 'smtp-open-relay'),
      users: outputOf(stdout, 'smtp-enum-users')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      commands: commands.split(', ').slice(1),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Of a script, without white space around it. */
function outputOf(xml: string, script: string): string {
  const [, text = ''] = new RegExp(`<script id="${script}" output="([^"]*)"`).exec(xml) ?? [];
  const letters: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text
    .replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (whole, hex, name) =>
      hex === undefined ? (letters[name] ?? whole) : String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .trim();
}

/** Sender and recipient of the sixteen tries of smtp-open-relay, which Metasploit makes too. @param user  local-part of the mailbox at the canary */
export function relayForms({ address, host }: Door, user: string): { from: string; to: string }[] {
  const outside = canaryDomain;
  const [own, literal] = [`sender@[${address}]`, `[${address}]`];
  return [
    { from: '<>', to: `${user}@${outside}` },
    { from: `sender@${outside}`, to: `${user}@${outside}` },
    { from: `sender@${host}`, to: `${user}@${outside}` },
    ...[
      `${user}@${outside}`,
      `${user}%${outside}@${literal}`,
      `${user}%${outside}@${host}`,
      `"${user}@${outside}"`,
      `"${user}%${outside}"`,
      `${user}@${outside}@${literal}`,
      `"${user}@${outside}"@${literal}`,
      `${user}@${outside}@${host}`,
      `@${literal}:${user}@${outside}`,
      `@${host}:${user}@${outside}`,
      `${outside}!${user}`,
      `${outside}!${user}@${literal}`,
      `${outside}!${user}@${host}`,
    ].map((to) => ({ from: own, to })),
  ];
}

/** One message by swaks. */
export interface Sent {
  readonly token: string;
  /** 2yz to the end of the data. */
  readonly accepted: boolean;
  /** 2yz to RCPT. */
  readonly recipientTaken: boolean;
}

/** Sends a whole message, in clear. */
export async function swaks(
  { address, port }: Door,
  from: string,
  to: string,
  token = `swaks-${randomUUID()}`,
): Promise<Sent> {
  const args = ['--server', `${address}:${port}`, '--from', from, '--to', to, '--ehlo', canaryDomain];
  const { stdout } = await run(
    'swaks',
    [...args, '--h-Subject', token, '--h-From', `<sender@${canaryDomain}>`, '--body', 'a relay test'],
    options,
  ).catch((refused: { stdout: string; code: unknown }) => {
    // What swaks calls the refusal of MAIL, RCPT, DATA and of the data.
    if ([23, 24, 25, 26].includes(Number(refused.code))) return refused;
    throw refused;
  });
  const replyTo = (command: RegExp): string | undefined =>
    stdout.split('\n').find((_, at, lines) => command.test(lines[at - 1] ?? ''));
  const took = (command: RegExp): boolean => /^<- {2}2/.test(replyTo(command) ?? '');
  return { token, recipientTaken: took(/^ -> RCPT TO:/), accepted: took(/^ -> \.$/) };
}

/** Those whose message came as itself, not in a notification that it could not be delivered. */
export function arrived(sent: readonly Sent[], arrivals: readonly Arrival[]): Sent[] {
  const subjects = arrivals.map(
    ({ data }) => /^Subject: (\S+)\r$/m.exec(data.split('\r\n\r\n')[0] ?? '')?.[1],
  );
  return sent.filter(({ token }) => subjects.includes(token));
}

/** `7.93`, `20201014.0` */
export async function toolVersions(): Promise<{ nmap: string; swaks: string }> {
  const of = async (tool: string): Promise<string> =>
    /\d[\d.]*/.exec((await run(tool, ['--version'], options)).stdout)?.[0] ?? '';
  return { nmap: await of('nmap'), swaks: await of('swaks') };
}
