import { spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issued } from '../../runner/reference/certificates.js';

/** Runs openssl to its end, with this input. */
export function openssl(args: readonly string[], input = ''): Promise<{ out: string; ok: boolean }> {
  return new Promise((resolve, reject) => {
    const child = spawn('openssl', args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => out.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ out: Buffer.concat(out).toString(), ok: code === 0 }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/g;

/** DER of every certificate in a text. */
export const dersIn = (text: string): Buffer[] =>
  (text.match(pem) ?? []).map((it) => new X509Certificate(it).raw);

/** The certificates that a TLS server sends, in its order. */
export async function sentBy(
  { host, port }: { host: string; port: number },
  ...more: string[]
): Promise<Buffer[]> {
  const to = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const { out } = await openssl([
    's_client',
    '-connect',
    to,
    '-showcerts',
    '-cipher',
    'ALL:@SECLEVEL=0',
    ...more,
  ]);
  return dersIn(out.slice(0, out.indexOf('Server certificate\n')));
}

/** What openssl makes by `req -x509`: a key and a certificate with these extensions, by an issuer or self-signed. */
export async function madeByOpenssl(
  subject: string,
  extensions: readonly string[],
  issuer?: Issued,
): Promise<Issued> {
  const folder = await mkdtemp(join(tmpdir(), 'smtpspec-'));
  try {
    const files = { key: join(folder, 'key'), ca: join(folder, 'ca'), caKey: join(folder, 'ca-key') };
    if (issuer !== undefined)
      await Promise.all([writeFile(files.ca, issuer.cert), writeFile(files.caKey, issuer.key)]);
    // Its own key identifier is made otherwise than ours.
    const identifier = extensions.some((it) => it.startsWith('subjectKeyIdentifier'))
      ? []
      : ['subjectKeyIdentifier=none'];
    const { out, ok } = await openssl([
      ...['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
      ...['-config', '/dev/null', '-subj', subject, '-keyout', files.key],
      ...[...identifier, ...extensions].flatMap((it) => ['-addext', it]),
      ...(issuer === undefined ? [] : ['-CA', files.ca, '-CAkey', files.caKey]),
    ]);
    if (!ok) throw new Error(out);
    return { cert: out.slice(out.indexOf('-----BEGIN')), key: await readFile(files.key, 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** `openssl verify` of a chain: the leaf, with the others untrusted. An anchor that is no root counts, as with us. */
export async function verifies(chain: readonly string[], anchors: readonly string[]): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'smtpspec-'));
  try {
    const [anchorFile, others] = [join(folder, 'anchors'), join(folder, 'others')];
    await Promise.all([
      writeFile(anchorFile, anchors.join('\n')),
      writeFile(others, chain.slice(1).join('\n')),
    ]);
    const untrusted = chain.length > 1 ? ['-untrusted', others] : [];
    const trusted = anchors.length > 0 ? ['-CAfile', anchorFile] : [];
    const args = ['verify', '-no-CApath', '-no-CAstore', '-partial_chain', ...trusted, ...untrusted];
    return (await openssl(args, chain[0])).ok;
  } finally {
    await rm(folder, { recursive: true });
  }
}
