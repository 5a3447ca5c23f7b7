import type { AuditOptions } from '../index.js';
import type { Settings } from './config-schema.js';
import { readText } from './files.js';
import { UsageError } from './usage-error.js';

const needUser = ['password-file', 'token-file', 'client-cert'] as const;

/**
 * The login of --user: a password, from a file or from SMTPSPEC_PASSWORD, a bearer token or a client certificate, from files. Undefined
 * without --user. @throws UsageError
 */
export async function credentialsOf(settings: Settings): Promise<AuditOptions['credentials']> {
  const { user, 'client-cert': cert, 'client-key': key, 'token-file': tokenFile } = settings;
  if ((cert === undefined) !== (key === undefined))
    throw new UsageError('--client-cert and --client-key need each other');
  if (user === undefined) {
    const without = needUser.find((name) => settings[name] !== undefined);
    if (without !== undefined) throw new UsageError(`--${without} needs --user`);
    return undefined;
  }
  const password = await passwordOf(settings);
  const token = tokenFile === undefined ? undefined : await secretIn(tokenFile, 'token');
  const certificate =
    cert === undefined || key === undefined
      ? undefined
      : {
          cert: await readText(cert, `--client-cert ${cert}`),
          key: await readText(key, `--client-key ${key}`),
        };
  if (password === undefined && token === undefined && certificate === undefined) {
    throw new UsageError(
      '--user needs a password; set SMTPSPEC_PASSWORD or name a file with --password-file',
    );
  }
  return {
    user,
    ...(password === undefined ? {} : { password }),
    ...(token === undefined ? {} : { token }),
    ...(certificate === undefined ? {} : { certificate }),
  };
}

async function passwordOf({ 'password-file': file }: Settings): Promise<string | undefined> {
  if (file !== undefined) return secretIn(file, 'password');
  const password = process.env.SMTPSPEC_PASSWORD;
  if (password === '') throw new UsageError('the password for --user is empty; look into SMTPSPEC_PASSWORD');
  return password;
}

async function secretIn(file: string, what: 'password' | 'token'): Promise<string> {
  const secret = (await readText(file, `--${what}-file ${file}`)).replace(/\r?\n$/, '');
  if (secret === '') throw new UsageError(`the ${what} for --user is empty; look into ${file}`);
  return secret;
}
