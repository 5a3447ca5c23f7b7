import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The name that clients ask for. */
export const host = 'mail.setup.test';

const authority = 'basicConstraints=critical,CA:TRUE';
const years = ['240101000000Z', '340101000000Z'] as const;
const longAgo = ['190101000000Z', '200101000000Z'] as const;

/** Files of PEM. */
export interface Identity {
  readonly key: string;
  readonly certificate: string;
  /** What is sent behind the certificate; undefined when it goes alone. */
  readonly above: string | undefined;
}

export type IdentityName =
  | 'rsa'
  | 'ecdsa'
  | 'expired'
  | 'other-name'
  | 'sha1'
  | 'short-key'
  | 'missing-intermediate'
  | 'self-signed';

/** Issues every certificate, by the openssl program, in a folder. `ca` is the PEM of the root. */
export function issueAll(folder: string): { ca: string; identities: Record<IdentityName, Identity> } {
  const file = (name: string) => join(folder, name);
  /** Returns the name of the key. */
  const key = (name: string, ...kind: string[]) => {
    openssl('genpkey', ...kind, '-out', file(`${name}.key`));
    return name;
  };
  const rsa = key('rsa', ...rsaOf(2048));
  const ec = key('ec', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256');
  const short = key('short', ...rsaOf(1024));
  const rootKey = key('root', ...rsaOf(2048));
  const middleKey = key('middle', ...rsaOf(2048));

  const certify = (name: string, keyName: string, asked: Partial<Asked>) =>
    issue(folder, name, keyName, { ...leaf, ...asked });
  const root = { cert: 'root', key: rootKey };
  const middle = { cert: 'middle', key: middleKey };
  certify('root', rootKey, { subject: 'setup root', extension: authority, issuer: 'self' });
  certify('middle', middleKey, { subject: 'setup intermediate', extension: authority, issuer: root });

  const above = file('middle.pem');
  const identity = (name: string, keyName: string, asked: Partial<Asked> = {}): Identity => {
    certify(name, keyName, { issuer: middle, ...asked });
    return { key: file(`${keyName}.key`), certificate: file(`${name}.pem`), above };
  };
  const identities: Record<IdentityName, Identity> = {
    rsa: identity('rsa', rsa),
    ecdsa: identity('ecdsa', ec),
    expired: identity('expired', rsa, { dates: longAgo }),
    'other-name': identity('other-name', rsa, { extension: 'subjectAltName=DNS:other.example' }),
    sha1: identity('sha1', rsa, { hash: 'sha1' }),
    'short-key': identity('short-key', short),
    'missing-intermediate': { ...identity('missing-intermediate', rsa), above: undefined },
    'self-signed': { ...identity('self-signed', rsa, { issuer: 'self' }), above: undefined },
  };
  return { ca: readFileSync(file('root.pem'), 'utf8'), identities };
}

interface Asked {
  readonly subject: string;
  readonly extension: string;
  readonly hash: 'sha256' | 'sha1';
  readonly dates: readonly [from: string, to: string];
  readonly issuer: 'self' | { readonly cert: string; readonly key: string };
}

const leaf: Asked = {
  subject: host,
  extension: `subjectAltName=DNS:${host}`,
  hash: 'sha256',
  dates: years,
  issuer: 'self',
};

/** `openssl ca`, as nothing else of OpenSSL 3.0 takes dates. */
function issue(folder: string, name: string, key: string, asked: Asked): void {
  const { subject, extension, hash, dates, issuer } = asked;
  const file = (suffix: string) => join(folder, `${name}.${suffix}`);
  const keyFile = join(folder, `${key}.key`);
  writeFileSync(file('index'), '');
  writeFileSync(file('extensions'), `${extension}\n`);
  writeFileSync(
    file('config'),
    `[ca]\ndatabase=${file('index')}\nrand_serial=yes\npolicy=any\n[any]\ncommonName=supplied\n`,
  );
  openssl('req', '-new', '-key', keyFile, '-subj', `/CN=${subject}`, '-out', file('request'));
  const by =
    issuer === 'self'
      ? ['-selfsign', '-keyfile', keyFile]
      : ['-keyfile', join(folder, `${issuer.key}.key`), '-cert', join(folder, `${issuer.cert}.pem`)];
  const [from, to] = dates;
  const when = ['-startdate', from, '-enddate', to];
  const what = ['-notext', '-outdir', folder, '-md', hash, '-extfile', file('extensions')];
  const files = ['-in', file('request'), '-out', file('pem')];
  openssl('ca', '-batch', '-config', file('config'), '-name', 'ca', ...when, ...what, ...by, ...files);
}

function rsaOf(bits: number): string[] {
  return ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`];
}

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
