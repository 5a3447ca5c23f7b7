import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/index.js';
import { renderHtml } from '../../reports/html/index.js';
import { surveyed } from '../../reports/shared/tls.js';
import type { EndpointReport, PolicyReport, SuiteFacts, TlsReport } from '../../runner/result/index.js';
import { exampleReport, hostileReport, judgedTarget, reportOf, withTls } from './example.js';
import { check, session } from './example-checks.js';
import { chain, examplePolicy, strongEndpoint, weakEndpoint } from './example-tls.js';

const reportWith = (more: Partial<TlsReport>) => reportOf([withTls(judgedTarget('smtp', []), more)]);
const strong = strongEndpoint();
const weak = weakEndpoint();
const manySuites: EndpointReport = {
  ...strong,
  versions: [
    {
      version: 'TLSv1.2',
      state: 'accepted',
      how: 'ServerHello',
      suites: Array.from({ length: 91 }, (_, n) => ({
        ...suitesOf(strong)[0],
        code: n.toString(16),
        name: `TLS_${n}`,
      })),
    },
  ],
};

function suitesOf({ versions = [] }: EndpointReport) {
  return versions.flatMap(({ suites = [] }) => suites) as [SuiteFacts];
}

/** Each row of the tables of a piece of HTML as the text of its cells. */
function rowsOf(html: string): string[][] {
  return html
    .split('<tr>')
    .slice(1)
    .map((row) =>
      row
        .replace(/<\/tr>.*$/s, '')
        .split(/<\/t[hd]>/)
        .slice(0, -1)
        .map(textOf),
    );
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/ +/g, ' ')
    .trim();
}

/** The TLS section of the page. */
function sectionOf(html: string): string {
  return /<section id="tls".*?(?=<section id="(map|checks)")/s.exec(html)?.[0] ?? '';
}

describe('evidence of the survey', () => {
  it('stands once, and is pointed to by every check that rests on it', () => {
    const target = judgedTarget('smtp', [
      check('tls/one', { transcripts: [7, 8, 9] }),
      check('tls/two', { transcripts: [8] }),
    ]);
    target.transcripts = [7, 8, 9].map((id) => session(id, 'survey', ['S: \\x16']));
    const html = renderHtml(reportOf([withTls(target, { endpoint: strong })]));
    expect(html.split('Session 8,')).toHaveLength(2);
    expect(html).toContain('<details class="sessions" id="tls-t1-survey">');
    expect(textOf(html)).toContain('Seen over 3 connections of the survey of the TLS endpoint : 7–9.');
    expect(html.split('href="#tls-t1-survey"')).toHaveLength(3);
  });
});

describe('TLS section of the page', () => {
  const html = renderHtml(exampleReport());
  const section = sectionOf(html);

  it('is there for each target that was surveyed, and linked from its card and the contents', () => {
    const ids = surveyed(exampleReport()).map(({ anchor }) => anchor);
    expect(ids).toEqual(['tls-t1', 'tls-t2']);
    for (const id of ['tls', ...ids]) expect(html).toContain(`href="#${id}"`);
    expect(section.match(/<h3.*?<\/h3>/g)?.map(textOf)).toEqual([
      'TLS of smtp mx.example.org 61 connections',
      'TLS of submission mx.example.org 23 connections',
    ]);
  });

  it('is absent, and no link leads there, where nothing was surveyed', () => {
    const text = renderHtml(reportOf([judgedTarget('smtp', [])]));
    expect(text).not.toMatch(/id="tls|href="#tls/);
  });

  it('tells each version with what the server did, the number of suites and the order', () => {
    expect(rowsOf(section).slice(1, 7)).toEqual([
      ['SSLv2', 'unknown', '421 came instead of the greeting: Too many connections', '', ''],
      ['SSLv3', 'accepted, retired', 'ServerHello', '3', 'the client’s'],
      ['TLSv1', 'accepted, retired', 'ServerHello', '5', 'the client’s'],
      ['TLSv1.1', 'accepted, retired', 'ServerHello', '5', 'the client’s'],
      [
        'TLSv1.2',
        'accepted',
        'ServerHello',
        '7, perhaps more: the server closed after 40 connections',
        'the server’s',
      ],
      ['TLSv1.3', 'refused', 'ServerHello TLSv1.2', '', ''],
    ]);
  });

  it('tells what was fetched, what it said, and what was not sent', () => {
    const text = textOf(section);
    expect(text).toContain('Fetched, as certificates name it: http://ocsp.example.net/ (471 octets)');
    expect(text).toContain('revocation revoked: the responder says so, since 1 May 2026');
    expect(text).toContain('not sent, and fetched: CN=Example Intermediate');
  });

  it('tells the strength of each suite by word, and names the versions that are not accepted', () => {
    const rows = rowsOf(section).slice(7);
    expect(rows[0]?.slice(5)).toEqual([
      'SSLv2 unknown',
      'SSLv3',
      'TLSv1',
      'TLSv1.1',
      'TLSv1.2',
      'TLSv1.3 refused',
    ]);
    expect(rows[6]).toEqual([
      'TLS_RSA_WITH_RC4_128_SHA 0x0005',
      'broken',
      '128',
      'no',
      '',
      ...['', 'yes', 'yes', 'yes', '6', ''],
    ]);
    expect(section).toContain('7 cipher suites: 1 recommended, 2 sufficient, 2 weak, 2 broken');
  });

  it('folds a long table, and leaves a short one open', () => {
    const folded = renderHtml(reportWith({ endpoint: manySuites }));
    expect(folded).toContain('<details class="suites"><summary>91 cipher suites: 91 recommended');
    expect(section).toContain('<details class="suites" open>');
  });

  it('tells the chains apart and each certificate of them', () => {
    const text = textOf(section);
    expect(text).toContain('Certificate chain, sent to a hello without a server name');
    expect(text).toContain('Certificate chain, sent to a hello that allows RSA only');
    expect(text).toContain('2026-01-01 to 2026-02-17 , expired 13 days ago');
    expect(text).toContain(
      'CN=Example Root X1,O=Example Trust Services,C=NL trust anchor, not sent and not needed',
    );
    expect(text).toContain('The certificate has the same key on submissions.');
    expect(section).toContain(`<span class="print"><code><bdi>${'ab'.repeat(32)}</bdi></code></span>`);
  });

  it('tells the verdict of the policy with each deviation, version and source', () => {
    const text = textOf(section);
    expect(text).toContain('Policy mozilla-intermediate , version 5.7');
    expect(text).toContain('3 deviations (2 forbidden, 1 to be phased out)');
    expect(text).toContain('to be phased out order : the order of the server decides');
    expect(text).toContain('Source: https://ssl-config.mozilla.org/guidelines/5.7.json');
  });

  it.each([
    ['all was seen', strong, 'pass', 'no deviation'],
    ['a version is unknown', weak, 'inconclusive', 'no deviation in what could be seen'],
    ['nothing was seen', { connections: 1 }, 'inconclusive', 'no deviation in what could be seen'],
  ])('tells whether a policy is met: %s', (_when, endpoint, tone, words) => {
    const policy: PolicyReport = { ...examplePolicy(), deviations: [] };
    const card = sectionOf(renderHtml(reportWith({ endpoint, policy })));
    expect(card).toMatch(new RegExp(`<span class="badge ${tone}"><svg.*?</svg><bdi>${words}</bdi>`));
  });

  it.each([
    ['versions', 'Protocol versions|Cipher suites'],
    ['groups', 'Groups'],
    ['signatureSchemes', 'Signs with'],
    ['features', 'Features'],
    ['chains', 'Certificate chain'],
    ['sameKeyAs', 'same key'],
  ] as const)('leaves out what is not known: %s', (part, words) => {
    const { [part]: _, ...rest } = strong;
    expect(sectionOf(renderHtml(reportWith({ endpoint: strong })))).toMatch(new RegExp(words));
    expect(sectionOf(renderHtml(reportWith({ endpoint: rest })))).not.toMatch(new RegExp(words));
  });

  it('shows hostile names as text', () => {
    const text = sectionOf(renderHtml(hostileReport()));
    expect(text.split('&lt;script>alert(1)').length).toBeGreaterThan(20);
    expect(text).not.toMatch(/<(script|img)/);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(text).toContain('f'.repeat(4096));
  });

  it('stays on its card where no ordinary handshake came about', () => {
    const { protocol: _, cipher: __, ...tls } = judgedTarget('smtp', []).tls as TlsReport;
    const text = renderHtml(reportOf([{ ...judgedTarget('smtp', []), tls }]));
    expect(text).toContain('no ordinary handshake');
    expect(text).not.toContain('undefined');
  });
});

describe('TLS on the console', () => {
  const blockOf = (more: Partial<TlsReport>, width = 300) => {
    const text = renderConsole(reportWith(more), { color: false, width, verbose: false });
    return /^TLS\n.*?(?=\n\n)/ms.exec(text)?.[0].split('\n');
  };

  it('is a few lines after the checks', () => {
    expect(blockOf({ endpoint: weak, policy: examplePolicy() })).toEqual([
      'TLS',
      '  SSLv3, TLSv1, TLSv1.1, TLSv1.2 accepted; SSLv2 unknown',
      '  weakest suite seen TLS_RSA_WITH_RC4_128_SHA, broken',
      '  certificate (default) CN=old.example.net, RSA 1024 bits, unknown authority, certificates out of order, 1 signature with MD5 or SHA-1, expired 13 days ago, only its common name is mx.example.org, which does not count',
      '  certificate (without-name) CN=mx.example.org, EC secp256r1, broken chain: the certificate of the authority does not allow signing, 89 days left, does not name mx.example.org, not sent, and fetched: CN=Example Intermediate, stapled status revoked, revocation revoked: the responder says so, since',
      '    1 May 2026',
      '  policy mozilla-intermediate 5.7: 3 deviations (2 forbidden, 1 to be phased out)',
    ]);
    expect(blockOf({ endpoint: { chains: [chain({})], connections: 1 } })).toEqual([
      'TLS',
      '  certificate CN=mx.example.org, EC secp256r1, trusted, 89 days left, names mx.example.org',
    ]);
  });

  it('is absent where the endpoint was not surveyed or showed nothing', () => {
    expect(blockOf({})).toBeUndefined();
    expect(blockOf({ endpoint: { connections: 2 } })).toBeUndefined();
  });

  it('says so where no version is accepted', () => {
    const versions = [{ version: 'TLSv1.2', state: 'refused', how: 'alert 40' }] as const;
    expect(blockOf({ endpoint: { versions: [...versions], connections: 1 } })).toEqual([
      'TLS',
      '  no version accepted',
    ]);
  });
});
