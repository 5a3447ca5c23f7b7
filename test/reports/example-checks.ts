import type { CheckReport, Service, TranscriptEvent, TranscriptReport } from '../../runner/result/index.js';

/** A check with the fields that most tests do not care about filled in. */
export function check(id: string, fields: Partial<CheckReport>): CheckReport {
  return {
    id,
    suite: id.split('/')[0] ?? id,
    title: 'The server answers as the clause says',
    axis: 'conformance',
    impact: 'probe',
    verdict: 'pass',
    message: 'Seen as required',
    requirements: [],
    references: [],
    durationMs: 12,
    attempts: 1,
    transcripts: [],
    ...fields,
  };
}

/** A session written as `C:`, `S:` and `--` lines, 3 ms apart; after a `-- TLS` line everything is inside TLS. */
export function session(id: number, scenario: string, lines: readonly string[]): TranscriptReport {
  let tls = false;
  const events = lines.map((line, n): TranscriptEvent => {
    const event = { ms: n * 3, from: senders[line.slice(0, 2)] ?? 'note', tls, data: line.slice(3) };
    tls ||= line.startsWith('-- TLS');
    return event;
  });
  return { id, scenario, events };
}

const senders: Record<string, TranscriptEvent['from']> = { 'C:': 'client', 'S:': 'server', '--': 'note' };

const rfc5321 = (section: string, requirement: string, level: 'MUST' | 'SHOULD' | 'MAY', text: string) => ({
  title: `RFC 5321 section ${section}`,
  requirement,
  level,
  text,
  url: `https://www.rfc-editor.org/rfc/rfc5321#section-${section}`,
});

/** The sessions that the checks of one service name, ids 0 to 5. */
export function exampleSessions(service: Service): TranscriptReport[] {
  const opening =
    service === 'submissions'
      ? ['-- connected to 192.0.2.25', '-- TLS: TLSv1.3, TLS_AES_256_GCM_SHA384']
      : ['-- connected to 192.0.2.25'];
  const hello = [
    ...opening,
    'S: 220 mx.example.org ESMTP Postfix\\r\\n',
    'C: EHLO probe.example\\r\\n',
    'S: 250-mx.example.org\\r\\n',
    'S: 250 PIPELINING\\r\\n',
  ];
  const bye = ['C: QUIT\\r\\n', 'S: 221 2.0.0 Bye\\r\\n', '-- closed by the server'];
  return [
    session(0, 'preflight', [...hello, ...bye]),
    session(1, 'relay/percent-hack', [
      ...hello,
      'C: MAIL FROM:<probe@probe.example>\\r\\n',
      'S: 250 2.1.0 Ok\\r\\n',
      'C: RCPT TO:<user%outside.example@example.org>\\r\\n',
      'S: 250 2.1.5 Ok\\r\\n',
      ...bye,
    ]),
    session(2, 'commands/bare-lf', [...hello, 'C: NOOP\\n', 'S: 250 2.0.0 Ok\\r\\n', ...bye]),
    session(3, 'commands/vrfy', [
      ...hello,
      'C: VRFY alice\\r\\n',
      'S: 502 5.5.1 VRFY command is disabled\\r\\n',
      ...bye,
    ]),
    session(4, 'relay/open-relay', [
      ...hello,
      'C: MAIL FROM:<probe@probe.example>\\r\\nRCPT TO:<someone@outside.example>\\r\\nDATA\\r\\n',
      'S: 421 4.7.0 Too many errors\\r\\n',
      '-- reset by the server',
    ]),
    session(5, 'tls/injection', [...hello, 'C: STARTTLS\\r\\nNOOP\\r\\n', 'S: 220 2.0.0 Ready\\r\\n']),
  ];
}

/** Checks with every verdict, variants, and two invariants. */
export function exampleChecks(): CheckReport[] {
  return [
    check('commands/greeting', {
      title: 'The greeting is 220 and names the server',
      level: 'MUST',
      requirements: ['5321-4.3.1-01'],
      references: [rfc5321('4.3.1', '5321-4.3.1-01', 'MUST', 'The first reply names the host.')],
      message: 'Greeted with 220 and a host name',
      impact: 'observe',
      transcripts: [0],
    }),
    check('commands/bare-lf', {
      title: 'A line that ends in a bare LF is not taken as a command',
      level: 'MUST',
      byTheLetter: true,
      verdict: 'warn',
      finding: 'executed',
      message: 'NOOP ended by LF alone was answered 250',
      why: 'Two programs that see different lines in the same bytes can be played off against each other.',
      requirements: ['5321-2.3.8-02'],
      breaks: ['5321-2.3.8-02'],
      references: [rfc5321('2.3.8', '5321-2.3.8-02', 'MUST', 'Only CR LF together end a line.')],
      transcripts: [2],
    }),
    check('commands/vrfy', {
      title: 'VRFY is answered',
      level: 'SHOULD',
      verdict: 'info',
      message: 'VRFY is switched off (502)',
      references: [rfc5321('3.5.1', '5321-3.5.1-01', 'SHOULD', 'VRFY is offered unless security forbids.')],
      transcripts: [3],
    }),
    ...(['user%outside@local', '@local:user@outside', 'outside!user@local'] as const).map((variant, n) =>
      check('relay/percent-hack', {
        title: 'A recipient that hides an outside address is not relayed',
        variant,
        axis: 'security',
        severity: n === 0 ? 'high' : 'critical',
        verdict: n === 2 ? 'pass' : 'fail',
        ...(n === 2 ? {} : { finding: 'accepted' }),
        message:
          n === 2 ? 'Refused with 554 5.7.1' : 'RCPT TO:<user%outside.example@example.org> was accepted',
        why: 'Spammers look for servers that take source-routed recipients, and the server ends up on block lists.',
        requirements: ['2505-2.1-01'],
        references: [
          {
            title: 'RFC 2505 section 2.1',
            requirement: '2505-2.1-01',
            level: 'MUST',
            text: 'Relaying can be limited.',
          },
          { title: 'CWE-441', url: 'https://cwe.mitre.org/data/definitions/441.html' },
        ],
        remedy: {
          any: 'Refuse such local parts.',
          postfix: 'allow_percent_hack = no',
          exim: 'Deny % in an ACL.',
        },
        transcripts: [1],
      }),
    ),
    check('relay/open-relay', {
      title: 'Mail for other domains is refused',
      axis: 'security',
      severity: 'critical',
      verdict: 'inconclusive',
      message: 'RCPT drew 421: Too many errors',
      attempts: 3,
      durationMs: 61_400,
      transcripts: [4],
    }),
    check('tls/injection', {
      title: 'Commands sent before the handshake are dropped',
      axis: 'security',
      severity: 'medium',
      verdict: 'error',
      message: 'The check threw: Cannot read properties of undefined',
      transcripts: [5],
    }),
    check('auth/plain', {
      title: 'AUTH PLAIN works',
      verdict: 'skipped',
      message: 'No credentials were given',
    }),
    check('extensions/smtputf8', {
      title: 'SMTPUTF8 takes no parameter',
      level: 'MUST NOT',
      verdict: 'not-applicable',
      message: 'The server does not offer SMTPUTF8',
    }),
    check('replies/crlf', {
      title: 'Every reply line ends in CR LF',
      level: 'MUST',
      message: '214 replies looked at; all end in CR LF',
      requirements: ['5321-2.3.8-01'],
    }),
    check('replies/enhanced-class', {
      title: 'The class of the enhanced code agrees with the reply code',
      level: 'SHOULD',
      verdict: 'warn',
      finding: 'disagrees',
      message: '2 of 214 replies disagree, first: 250 5.1.0',
      remedy: { any: 'Mend the policy service that writes the reply.' },
      transcripts: [1, 3],
    }),
  ];
}
