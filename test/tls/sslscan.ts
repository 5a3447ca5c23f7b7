import { certificateFacts, type Facts, minute, sorted } from './facts.js';

/** The elements of `sslscan --xml=-` have no text of their own but for those of the certificate, so attributes are all that is read. */
function elements(xml: string, name: string): Record<string, string>[] {
  return [...xml.matchAll(new RegExp(`<${name} ([^>]*)>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  );
}

const oldest = ['SSLv2', 'SSLv3'] as const;

export function sslscanFacts(xml: string): Facts {
  const facts: Record<string, string> = {};
  for (const { type, version = '', enabled } of elements(xml, 'protocol')) {
    const name = type === 'ssl' ? (oldest[Number(version) - 2] ?? version) : versionName(`TLSv${version}`);
    facts[`version ${name}`] = enabled === '1' ? 'accepted' : 'refused';
  }
  const suites = elements(xml, 'cipher').map(({ sslversion = '', id = '', cipher = '', dhebits }) => ({
    version: versionName(sslversion),
    code: id.replace('0x', ''),
    // What its OpenSSL does not know it asks for by hellos of its own, in the order of a table.
    isRaw: cipher.startsWith('TLS_') && sslversion !== 'TLSv1.3',
    dhBits: dhebits === undefined ? [] : [Number(dhebits)],
  }));
  for (const version of new Set(suites.map((suite) => suite.version))) {
    const of = suites.filter((suite) => suite.version === version);
    facts[`suites ${version}`] = sorted(of.map(({ code }) => code));
    facts[`preference ${version}`] = of
      .filter(({ isRaw }) => !isRaw)
      .map(({ code }) => code)
      .join(' ');
  }
  const dhBits = suites.flatMap((suite) => suite.dhBits);
  if (dhBits.length > 0) facts['dh bits'] = `${Math.min(...dhBits)}`;
  Object.assign(facts, namesOf(xml, 'group', 'groups'));
  Object.assign(facts, namesOf(xml, 'connection-signature-algorithm', 'signatures'));
  return Object.assign(facts, ...certificates(xml).map(certificateOf));
}

/** By version; names such as "secp256r1 (NIST P-256)". */
function namesOf(xml: string, element: string, what: string): Facts {
  const found = elements(xml, element).map(({ sslversion = '', name = '' }) => ({
    version: versionName(sslversion),
    name: name.split(' ')[0] ?? '',
  }));
  return Object.fromEntries(
    [...new Set(found.map(({ version }) => version))].map((version) => {
      const names = found.filter((it) => it.version === version).map(({ name }) => name);
      return [`${what} ${version}`, sorted(names)];
    }),
  );
}

function certificates(xml: string): string[] {
  return [...xml.matchAll(/<certificate type="short">(.*?)<\/certificate>/gs)].map(([, body = '']) => body);
}

function certificateOf(body: string): Facts {
  const [key] = elements(body, 'pk');
  // Of a server that shows no certificate it prints an empty one.
  if (key?.type === undefined) return {};
  const text = (name: string) =>
    new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`, 's').exec(body)?.[1] ?? '';
  const names = text('altnames').replaceAll('IP Address:', 'IP:').split(', ').filter(Boolean);
  return certificateFacts(key.type, {
    subject: text('subject'),
    issuer: text('issuer'),
    names: sorted(names),
    'not before': minute(text('not-valid-before')),
    'not after': minute(text('not-valid-after')),
    ...(key.bits === undefined ? {} : { 'key bits': key.bits }),
    signature: text('signature-algorithm').toLowerCase(),
    'self-signed': text('self-signed'),
    expired: text('expired'),
  });
}

function versionName(version: string): string {
  return version === 'TLSv1.0' ? 'TLSv1' : version;
}
