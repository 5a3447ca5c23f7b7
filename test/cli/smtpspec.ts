import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { type ReferenceOptions, type ReferenceServer, startReference } from '../../runner/reference/index.js';

// A process of its own for each case is slow on a busy machine; this only bounds a hang.
vi.setConfig({ testTimeout: 60_000 });

/** The binary as `npm run build` makes it. */
const main = fileURLToPath(new URL('../../dist/bin/smtpspec.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Settings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the real binary to its end. */
export function smtpspec(args: readonly string[], settings: Settings = {}): Promise<Ended> {
  return start(args, settings).ended;
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  /** Resolves when the stream has said so; rejects when the process ends without. */
  said(stream: 'stdout' | 'stderr', what: RegExp): Promise<string>;
}

/** Starts the real binary; it does not outlive the test. */
export function start(args: readonly string[], { cwd, env }: Settings = {}): Running {
  const { SMTPSPEC_PASSWORD: _, FORCE_COLOR: __, NO_COLOR: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...inherited, ...env } });
  const text = { stdout: '', stderr: '' };
  const heard = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (part: string) => {
      text[stream] += part;
      for (const look of heard) look();
    });
  }
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, ...text })));
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said = (stream: 'stdout' | 'stderr', what: RegExp): Promise<string> =>
    new Promise((done, failed) => {
      const look = (): void => {
        if (what.test(text[stream])) done(text[stream]);
      };
      heard.add(look);
      look();
      ended.then(() => failed(new Error(`ended without ${what}: ${text.stdout}${text.stderr}`)));
    });
  return { child, ended, said };
}

/** A reference server that ends with the test. */
export async function reference(
  options: ReferenceOptions = {},
): Promise<ReferenceServer & { readonly url: string }> {
  const server = await startReference(options);
  onTestFinished(() => server.close());
  const { host, port } = server.addresses.smtp;
  return { ...server, url: `smtp://${host}:${port}` };
}

/** A folder that goes with the test. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'smtpspec-cli-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}
