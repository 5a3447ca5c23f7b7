import { X509Certificate } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { policies } from '../../suites/index.js';
import { complaint, keysAt, pathOf, wordsOf } from '../document/schema-words.js';
import type { AuditOptions, TargetOptions } from '../index.js';
import { configSchema, type Settings, settingNames, type TargetSettings } from './config-schema.js';
import { credentialsOf } from './credentials.js';
import { readText } from './files.js';
import { formats } from './formats.js';
import { catalogueWith } from './suites/catalogue.js';
import { checkTargets, mapOwn, withoutOverruled } from './target-settings.js';
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
  const file = typeof args.config === 'string' ? await readConfig(args.config, given.suite) : {};
  const { targets: fromFile = [], ...rest } = file;
  const overruled = mapOwn(fromFile, (own) => withoutOverruled(own, given));
  return { ...rest, targets: overruled, ...given };
}

/** The options of the engine; reads the trust anchors and the credentials. @throws UsageError */
export async function auditOptions(settings: Settings): Promise<AuditOptions> {
  const { targets = [], 'allow-network': allowNetwork, control, 'canary-wait': canaryWait } = settings;
  if (targets.length === 0)
    throw new UsageError('no target; name at least one host (smtpspec audit mail.example.org)');
  return {
    ...(await optionsOf(settings)),
    targets: await Promise.all(
      targets.map((target) => (typeof target === 'string' ? target : ownOptions(target))),
    ),
    ...defined({ allowNetwork, control }),
    ...(canaryWait === undefined ? {} : { canaryWaitMs: canaryWait * 1000 }),
  };
}

async function ownOptions(own: TargetSettings): Promise<TargetOptions> {
  const { target, expect } = own;
  return { ...(await optionsOf(own)), target, ...defined({ expect }) };
}

/** What a run and a target can both be told. */
async function optionsOf(settings: Omit<TargetSettings, 'target'>): Promise<Omit<TargetOptions, 'target'>> {
  const {
    timeout,
    delay,
    ca,
    'client-name': clientName,
    'server-name': serverName,
    'tls-policy': policy,
    'insecure-auth': insecureAuth,
    'message-rate': messageRate,
    'i-am-authorized': authorized,
  } = settings;
  const { domain, recipient, sender, outside, allow, connections, messages, only, skip, strict } = settings;
  const credentials = await credentialsOf(settings);
  return {
    ...defined({
      domain,
      recipient,
      sender,
      outside,
      allow,
      connections,
      messages,
      messageRate,
      authorized,
      only,
      skip,
      strict,
      clientName,
      serverName,
      credentials,
      insecureAuth,
    }),
    ...(ca === undefined ? {} : { ca: await Promise.all(ca.map(readAnchor)) }),
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
  ...formats,
  'output',
  'compare',
  'baseline',
] as const;

const pathLists = ['ca', 'suite'] as const;

/** Reads a config file; its relative paths are relative to it. @throws UsageError with file, line and column */
async function readConfig(file: string, suite: Settings['suite']): Promise<Settings> {
  // YAML is read by a library of its own, which most runs can do without.
  const { parseLocated } = await import('./locate.js');
  const located = parseLocated(file, await readText(file, `--config ${file}`));
  const settings: unknown = located.value;
  if (!validSettings(settings)) {
    const [error] = validSettings.errors ?? [];
    throw new UsageError(
      error === undefined
        ? `${file} cannot be used`
        : complaint(error, located, 'the file', keysAt(configSchema, error)),
    );
  }
  const beside = (path: string): string => (path === '-' ? path : resolve(dirname(file), path));
  const paths = placed(settings, beside);
  checkTargets(settings.targets ?? [], located, await catalogueWith(suite ?? paths.suite));
  return {
    ...settings,
    ...paths,
    targets: mapOwn(settings.targets ?? [], (own) => ({ ...own, ...placed(own, beside) })),
  };
}

/** The settings that are paths, as seen from here. */
function placed(
  settings: Omit<Settings, 'targets'>,
  beside: (path: string) => string,
): Pick<Settings, (typeof pathSettings)[number] | (typeof pathLists)[number]> {
  const paths = pathSettings.flatMap((name) => {
    const path = settings[name];
    return path === undefined ? [] : [[name, beside(path)] as const];
  });
  return {
    ...Object.fromEntries(paths),
    ...Object.fromEntries(
      pathLists.flatMap((name) => {
        const own = settings[name];
        return own === undefined ? [] : [[name, own.map(beside)] as const];
      }),
    ),
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
