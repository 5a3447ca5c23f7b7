import { X509Certificate } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { policies } from '../../suites/index.js';
import type { AuditOptions } from '../index.js';
import { type Settings, settingNames } from './config-schema.js';
import { credentialsOf } from './credentials.js';
import { readText } from './files.js';
import { complaint, pathOf, wordsOf } from './schema-words.js';
import { UsageError } from './usage-error.js';
import { validSettings } from './valid-settings.js';

/** What the command line says, over what the file of --config says. @throws UsageError */
export async function settingsOf(
  args: Readonly<Record<string, unknown>>,
  targets: readonly string[],
): Promise<Settings> {
  const given = Object.fromEntries(
    settingNames.map((name) => [name, args[name]]).filter(([, value]) => value !== undefined),
  );
  if (targets.length > 0) given.targets = targets;
  const error = validSettings(given) ? undefined : validSettings.errors?.[0];
  if (error !== undefined) {
    const [name] = pathOf(error);
    throw new UsageError(`${name === 'targets' ? 'a target' : `--${name}`} ${wordsOf(error)}`);
  }
  const file = typeof args.config === 'string' ? await readConfig(args.config) : {};
  return { ...file, ...given };
}

/** The options of the engine; reads the trust anchors and the credentials. @throws UsageError */
export async function auditOptions(settings: Settings): Promise<AuditOptions> {
  const {
    targets = [],
    timeout,
    delay,
    ca = [],
    'client-name': clientName,
    'server-name': serverName,
    'tls-policy': policy,
    'allow-network': allowNetwork,
    'insecure-auth': insecureAuth,
  } = settings;
  if (targets.length === 0)
    throw new UsageError('no target; name at least one host (smtpspec audit mail.example.org)');
  const { domain, recipient, sender, outside, allow, connections, only, skip, strict, control } = settings;
  const credentials = await credentialsOf(settings);
  return {
    targets,
    ca: await Promise.all(ca.map(readAnchor)),
    ...defined({
      domain,
      recipient,
      sender,
      outside,
      allow,
      connections,
      only,
      skip,
      strict,
      clientName,
      serverName,
      allowNetwork,
      credentials,
      insecureAuth,
      control,
    }),
    ...(policy === undefined ? {} : { tlsPolicy: policies[policy] }),
    ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
    ...(delay === undefined ? {} : { delayMs: delay }),
  };
}

const pathSettings = [
  'password-file',
  'token-file',
  'client-cert',
  'client-key',
  'json',
  'html',
  'output',
] as const;

/** Reads a config file; its relative paths are relative to it. @throws UsageError with file, line and column */
async function readConfig(file: string): Promise<Settings> {
  // YAML is read by a library of its own, which most runs can do without.
  const { parseLocated } = await import('./locate.js');
  const located = parseLocated(file, await readText(file, `--config ${file}`));
  const settings: unknown = located.value;
  if (!validSettings(settings)) {
    const [error] = validSettings.errors ?? [];
    throw new UsageError(
      error === undefined ? `${file} cannot be used` : complaint(error, located, 'the file', settingNames),
    );
  }
  const beside = (path: string): string => (path === '-' ? path : resolve(dirname(file), path));
  const paths = pathSettings.flatMap((name) => {
    const path = settings[name];
    return path === undefined ? [] : [[name, beside(path)] as const];
  });
  return {
    ...settings,
    ...Object.fromEntries(paths),
    ...(settings.ca === undefined ? {} : { ca: settings.ca.map(beside) }),
  };
}

async function readAnchor(file: string): Promise<string> {
  const pem = await readText(file, `--ca ${file}`);
  try {
    new X509Certificate(pem);
  } catch {
    throw new UsageError(`--ca ${file} holds no certificate in PEM form`);
  }
  return pem;
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
