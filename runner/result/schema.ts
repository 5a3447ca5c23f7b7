import Type from 'typebox';
import { Role } from './roles-schema.js';
import { closed, count, oneOf, text } from './shapes.js';
import { Endpoint, Policy } from './tls-schema.js';
import {
  differences,
  impacts,
  levels,
  reachabilities,
  reachKinds,
  services,
  severities,
  verdicts,
} from './words.js';

const Event = closed(
  {
    ms: count('Milliseconds since the session began'),
    from: oneOf(
      ['client', 'server', 'note'],
      'Who sent it; a note is a remark of ours (connected, TLS upgrade, reset)',
    ),
    tls: Type.Boolean({ description: 'Whether it crossed the wire inside TLS' }),
    data: text(
      'Lossless: octets 32-126 stand for themselves, a backslash is \\\\, CR is \\r, LF is \\n, TAB is \\t, any other octet is \\xHH; masked secrets are three asterisks',
    ),
  },
  'One write of the client, one line of the server, or a note',
);

const Transcript = closed(
  {
    id: count('Position in the target’s transcripts'),
    scenario: text(
      'The scenario whose session this was; "preflight" for the session that gathered the facts, "survey" and "control" for others of the run itself',
    ),
    events: Type.Array(Event),
    commands: Type.Optional(count('Lines sent as commands; mail data and responses of AUTH are none')),
    messages: Type.Optional(count('Messages that the server accepted; absent: none')),
  },
  'One session: one TCP connection, from greeting to QUIT or close',
);

const Reference = closed(
  {
    title: text('For example "RFC 5321 section 4.1.4", "CWE-601"'),
    requirement: Type.Optional(text('Requirement id, when it is a row of our tables')),
    level: Type.Optional(oneOf(levels, 'How the clause binds')),
    text: Type.Optional(text('Our paraphrase of the clause')),
    url: Type.Optional(text('Where to read it')),
  },
  'What a check rests on',
);

const ArrivalShape = closed(
  {
    kind: oneOf(
      ['message', 'bounce'],
      'The message that was sent, or a notification that it could not be delivered',
    ),
    token: text('By which it was recognised'),
    peer: text('Address that it came from'),
    helo: text('Name that the peer gave'),
    from: text('Reverse-path without brackets; empty is the null path'),
    to: Type.Array(text('Forward-path without brackets')),
    octets: count('Size of the mail data'),
    data: text('Its beginning, as it crossed the wire, escaped like transcript data'),
  },
  'What came to the canary; all texts are escaped like transcript data',
);

const Check = closed(
  {
    id: text('Scenario id, suite/name'),
    suite: text('First part of the id'),
    title: text('What a sound server does'),
    variant: Type.Optional(text('Which row of the scenario’s table')),
    axis: oneOf(['conformance', 'security'], 'What kind of statement this is'),
    impact: oneOf(impacts, 'The most that running it can do to the server'),
    level: Type.Optional(oneOf(levels, 'Conformance: how strongly the violated (or cited) clause binds')),
    severity: Type.Optional(oneOf(severities, 'Security: how much the finding matters')),
    byTheLetter: Type.Optional(
      Type.Boolean({
        description: 'The text binds, yet nearly every server does otherwise: warn, or fail with --strict',
      }),
    ),
    verdict: oneOf(verdicts, 'The engine’s judgement'),
    expected: Type.Optional(
      closed(
        {
          verdict: oneOf(['fail', 'warn'], 'The finding that is known'),
          reason: text('Why it is meant to be so, as the user wrote it'),
          key: text('The line under `expect`: the id, or the id and its variant in brackets'),
          outcome: oneOf(
            ['met', 'unmet', 'open'],
            'met: so it is, and it does not count as a finding; unmet: it was judged otherwise, which does; open: nothing could be judged',
          ),
        },
        'What the user expects of it',
      ),
    ),
    finding: Type.Optional(text('Id of the declared way in which it went wrong')),
    message: text('What was seen, or why nothing could be seen, in one sentence'),
    why: Type.Optional(text('Why it matters')),
    requirements: Type.Array(text('Requirement id')),
    breaks: Type.Optional(Type.Array(text('Requirement id that the finding breaks, the gravest first'))),
    references: Type.Array(Reference),
    remedy: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'How to mend it: "any", and by product (postfix, exim, sendmail, opensmtpd, …)',
      }),
    ),
    durationMs: count('Time taken, all attempts'),
    attempts: count('How often it was played; more than 1 after a 421 or a reset'),
    transcripts: Type.Array(count('Index into the target’s transcripts')),
    arrivals: Type.Optional(Type.Array(ArrivalShape)),
  },
  'One scenario (or one variant of it) judged on one service',
);

const Totals = closed(
  Object.fromEntries(verdicts.map((verdict) => [verdict, count(`Checks with verdict ${verdict}`)])) as {
    [V in (typeof verdicts)[number]]: ReturnType<typeof count>;
  },
  'Checks per verdict',
);

const Capabilities = closed(
  {
    plain: Type.Array(text('EHLO line after the first, in clear')),
    tls: Type.Array(text('EHLO line inside TLS')),
    authenticated: Type.Array(text('EHLO line after AUTH')),
  },
  'EHLO keyword lines by state; empty where the state was not reached',
);

const Tls = closed(
  {
    protocol: Type.Optional(text('For example TLSv1.3; absent when no ordinary handshake came about')),
    cipher: Type.Optional(text('IANA name of the negotiated suite')),
    trusted: Type.Boolean({ description: 'Chain and name verified against the system roots and --ca' }),
    problem: Type.Optional(text('Why it did not verify')),
    subject: Type.Optional(text('Subject of the leaf certificate')),
    issuer: Type.Optional(text('Issuer of the leaf certificate')),
    names: Type.Array(text('subjectAltName entry')),
    notAfter: Type.Optional(text('End of validity, ISO 8601')),
    endpoint: Type.Optional(Endpoint),
    policy: Type.Optional(Policy),
  },
  'What one ordinary handshake showed, and what the survey of the endpoint added',
);

const Login = closed(
  {
    result: oneOf(
      ['accepted', 'refused', 'not-tried', 'undecided'],
      'Of the one login of this service; not-tried: nothing was sent; undecided: neither 235 nor a permanent refusal',
    ),
    mechanism: Type.Optional(text('SASL mechanism tried last; the one that worked where it was accepted')),
    message: text('What was tried and what it drew, or why it was not tried, in one sentence'),
    advice: Type.Optional(Type.Array(text('What the failure may mean and what to check, one sentence each'))),
  },
  'What came of logging in with the credentials of the run',
);

const Reach = closed(
  {
    kind: oneOf(reachKinds, 'What it is'),
    text: text('One sentence for whoever runs the server'),
    next: text('The next step'),
  },
  'What there is to tell of the way to a service: why it could not be judged, or what stands in front of it',
);

const Unlike = closed(
  {
    url: text('The service'),
    what: oneOf(
      differences,
      'In what they are unlike; same-greeting: two hosts that ought to be unlike and are not; left-out: addresses that were not judged',
    ),
    text: text('The fact, in one sentence'),
  },
  'A difference between the addresses of one name, or between the connections to one address',
);

/** What was asked for but the targets. */
const asked = {
  allow: oneOf(impacts, 'Highest impact that was allowed'),
  connections: count('Connection budget per host'),
  messages: Type.Optional(count('Most messages that the run might have accepted per address')),
  messageRate: Type.Optional(
    count('Most of them in a minute, where the user said so; absent: 60, and no limit on loopback'),
  ),
  authorized: Type.Optional(
    Type.Boolean({
      description:
        'The user says that whoever is responsible for the target has agreed to deliver and stress; absent: not',
    }),
  ),
  timeoutMs: count('Longest wait for one reply'),
  delayMs: count('Pause before each connection'),
  clientName: Type.Optional(text('EHLO name; absent: the address literal of each connection')),
  sender: text('Reverse-path used'),
  recipient: Type.Optional(text('Existing mailbox')),
  domain: Type.Optional(text('Local domain')),
  outside: text('Address that must not be relayed to'),
  serverName: Type.Optional(text('SNI and identity, if not the host')),
  user: Type.Optional(text('Login name; the password is never kept')),
  insecureAuth: Type.Optional(
    Type.Boolean({
      description: 'Credentials might go in clear or over TLS that does not verify; absent: not',
    }),
  ),
  only: Type.Array(Type.String()),
  skip: Type.Array(Type.String()),
  strict: Type.Boolean(),
  tlsPolicy: Type.Optional(text('Name of the TLS policy that was asked for')),
  allowNetwork: Type.Optional(
    Type.Boolean({
      description: 'What certificates name (issuers, OCSP) might be fetched; absent: not',
    }),
  ),
};

const Consent = closed(
  {
    host: text('As given by the user'),
    allow: oneOf(impacts, 'The impact that was asked for'),
    by: oneOf(
      ['loopback', 'flag', 'dns'],
      'loopback: it is this machine; flag: the user says so (--i-am-authorized); dns: a TXT record of the domain does',
    ),
    record: Type.Optional(text('The name of the TXT record')),
  },
  'By whose word a run might deliver or stress',
);

const Target = closed(
  {
    url: text('smtp://host:25, submission://host:587, submissions://host:465, lmtp://host:24'),
    host: text('As given by the user'),
    port: Type.Integer({ minimum: 1, maximum: 65535 }),
    service: oneOf(services, 'IANA service name; lmtp has none'),
    address: Type.Optional(text('The address connected to')),
    reachability: oneOf(reachabilities, 'What the first connection met'),
    problem: Type.Optional(text('Why the target could not be judged, in one sentence')),
    reach: Type.Optional(Reach),
    greeting: Type.Optional(text('The greeting, escaped like transcript data')),
    software: Type.Optional(text('Product recognised from greeting and EHLO: postfix, exim, …')),
    capabilities: Capabilities,
    tls: Type.Optional(Tls),
    login: Type.Optional(Login),
    options: Type.Optional(
      Type.Partial(closed(asked, ''), {
        additionalProperties: false,
        description: 'What was asked of this target otherwise than of the run; no secret',
      }),
    ),
    checks: Type.Array(Check),
    transcripts: Type.Array(Transcript),
    connections: count('TCP connections opened'),
    roundTrips: count('Waits for the server, all sessions'),
    totals: Totals,
  },
  'One service of one host, at one address',
);

const Coverage = closed(
  {
    rfc: text('RFC number'),
    level: oneOf(levels, 'How the rows bind'),
    covered: count('Rows that this run judged: passed, or broken by a finding'),
    total: count('Rows of this level that bind a server and show to a client'),
  },
  'How much of an RFC this run judged',
);

const Section = closed(
  {
    rfc: text('RFC number'),
    section: text('For example "4.1.4", or "F.2" in an appendix'),
    title: text('Its heading, shortened where it is long'),
    total: count('Rows of this section, whoever they bind'),
    observable: count('Of these, rows that bind a server and show to a client'),
    judged: count('Of these, rows that this run judged: passed, or broken by a finding'),
    broken: count('Of these, rows that a finding breaks'),
    verdict: Type.Optional(
      oneOf(verdicts, 'The worst of its rows; absent: no check of this run is about them'),
    ),
  },
  'One section of an RFC',
);

/**
 * The report, version 1: the one result that every rendering is a pure function of. The TypeBox schema below is its only
 * definition; types come from it, and `npm run docs` writes it to `report.schema.json`, which is published.
 */
export const reportSchema = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    tool: closed({ name: Type.Literal('smtpspec'), version: text('Semantic version') }, 'What wrote it'),
    startedAt: text('ISO 8601'),
    durationMs: count('Wall time of the run'),
    interrupted: Type.Optional(
      Type.Boolean({ description: 'Ended early by a signal; only what was decided is in' }),
    ),
    runId: Type.Optional(
      text(
        'Stands in every message of the run: in X-smtpspec-run, and in the Subject behind the word smtpspec',
      ),
    ),
    consents: Type.Optional(
      Type.Array(Consent, { description: 'Absent where no more than probe was asked for' }),
    ),
    options: closed(
      {
        targets: Type.Array(text('As given')),
        suites: Type.Optional(Type.Array(text('Name of a suite that the user brought'))),
        canary: Type.Optional(text('Where mail to the domain of `outside` was looked for')),
        control: Type.Optional(text('Host that is known to answer, host or host:port')),
        ...asked,
      },
      'What was asked for; no secret',
    ),
    targets: Type.Array(Target),
    unlike: Type.Optional(Type.Array(Unlike, { description: 'Absent where nothing differs' })),
    roles: Type.Optional(
      Type.Array(Role, {
        description: 'The services held against what is expected of them, one row a target',
      }),
    ),
    coverage: Type.Array(Coverage),
    sections: Type.Optional(
      Type.Array(Section, {
        description: 'Every section, in the order of the text, of the RFCs that are drawn as a map',
      }),
    ),
    totals: Totals,
  },
  {
    additionalProperties: false,
    $id: 'https://smtpspec.invalid/report-1.schema.json',
    title: 'smtpspec report, version 1',
  },
);
