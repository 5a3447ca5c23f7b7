import type { LoginOutcome } from '../net/index.js';
import { mechanismKind } from '../protocol/sasl/index.js';

type Attempt = Pick<LoginOutcome, 'kind' | 'mechanism' | 'answer' | 'why'>;

/** What a failed login may mean and what to look at, in sentences without final stop. Nothing of the credentials is in them. */
export const adviceFor = {
  /** Credentials were not sent. @param tls  there was TLS, and it did not verify */
  insecure: (tls: boolean): string[] => [
    tls
      ? 'make the certificate verify (--ca for a CA of your own, --server-name for the name in it), or take --insecure-auth'
      : 'let the server offer STARTTLS, or take --insecure-auth to send the credentials in clear',
  ],
  notOffered: (tls: boolean): string[] => [
    tls
      ? 'switch authentication on for this port (Postfix: smtpd_sasl_auth_enable in master.cf; Exim: server_advertise_condition)'
      : 'many servers offer AUTH inside TLS alone; let STARTTLS work here',
  ],
  attempts: (attempts: readonly Attempt[]): string[] => [
    ...new Set([
      ...attempts.slice(0, -1).flatMap((one) => ofFirst(one, attempts.at(-1))),
      ...ofLast(attempts.at(-1)),
    ]),
  ],
};

function ofFirst({ mechanism, kind }: Attempt, last: Attempt | undefined): string[] {
  if (kind !== 'refused' || last?.kind !== 'accepted') return [];
  const advice = [
    `${mechanism} is offered and does not work, while ${last.mechanism} does: the password is probably stored in a form that ${mechanism} cannot use; store that form too, or do not offer it`,
  ];
  if (!/^SCRAM-.*\d$/.test(mechanism)) return advice;
  // RFC 5802 section 6: a server that could bind has to refuse a client that says it found no -PLUS in the list.
  return [
    ...advice,
    'or what checks passwords could bind SCRAM to TLS, and the server in front of it (Postfix with Dovecot 2.4) does not list the -PLUS form, so that clients which could bind are refused',
  ];
}

function ofLast(attempt: Attempt | undefined): string[] {
  if (attempt === undefined || attempt.kind === 'accepted') return [];
  if (attempt.kind === 'unproven' || attempt.kind === 'false-proof')
    return [
      'do not log in there before you know why: a server that cannot prove that it knows the password may be somebody else',
    ];
  if (attempt.why !== undefined) return [];
  const text = attempt.answer.text;
  const matching = texts.filter(({ says }) => says.test(text)).map(({ advice }) => advice);
  const code = codes[attempt.answer.code];
  // A text that is known says more than the code.
  const general = matching.length > 0 || code === undefined ? [] : [code];
  return [...matching, ...general, ...byMechanism(attempt)];
}

function byMechanism({ mechanism, answer }: Attempt): string[] {
  if (!answer.is(535, 550, 554)) return [];
  const kind = mechanismKind(mechanism);
  if (kind === 'token')
    return [
      'a token expires, is bound to a mailbox and to a scope; get a fresh one for the mail scope of this account',
    ];
  if (kind === 'certificate')
    return ['the server must trust the CA of the client certificate, and find the account in its subject'];
  if (kind === 'weak' || kind === 'strong')
    return [
      `${mechanism} needs the password, or a form of it made for that mechanism, on the server; a hash as of crypt(3) is of no use to it`,
    ];
  return [];
}

/** Texts of well-known servers. */
const texts: readonly { readonly says: RegExp; readonly advice: string }[] = [
  {
    says: /SmtpClientAuthentication is disabled/i,
    advice:
      'Exchange Online: authenticated SMTP is switched off for this mailbox or the whole tenant; allow it (Set-CASMailbox -SmtpClientAuthenticationDisabled $false), or use OAuth',
  },
  {
    says: /basic authentication is (?:disabled|not supported)/i,
    advice: 'Exchange Online takes no passwords here any more; log in with a token (XOAUTH2)',
  },
  {
    says: /Application-specific password required/i,
    advice: 'the account has two-step verification: make an app password and log in with that',
  },
  {
    says: /Username and Password not accepted|BadCredentials/i,
    advice:
      'Gmail and its like: use an app password or a token; the password of the account itself is not taken from mail programs',
  },
  {
    says: /log ?in (?:via|with|from) (?:your|a) web browser|WebLoginRequired|suspicious|security reasons/i,
    advice:
      'the provider holds this login for unusual: log in once in a web browser and confirm it, then try again',
  },
  {
    says: /mechanism (?:is )?too weak/i,
    advice:
      'the account demands a stronger mechanism than this one; offer one on the server, or choose one there',
  },
  {
    says: /encryption (?:is )?(?:required|needed)|Must issue a STARTTLS|TLS (?:is )?required/i,
    advice: 'the server takes AUTH inside TLS alone; let STARTTLS come first',
  },
  {
    says: /too many|lock(?:ed|out)|temporarily (?:blocked|disabled|banned)|try again later|rate limit/i,
    advice:
      'the account or this address is locked after failed logins; wait, and look at fail2ban or the throttle of the server before you try again',
  },
  {
    says: /(?:account|user|mailbox) (?:is |has been )?(?:disabled|suspended|inactive|blocked)/i,
    advice: 'the account is switched off; look at it where accounts are kept',
  },
  {
    says: /password (?:is |has )?expired|must change (?:your )?password|transition is needed/i,
    advice:
      'the password has expired or must be changed once before it works; change it in another way, then try again',
  },
  {
    says: /no mechanism available|no worthy mechs|unsupported authentication mechanism|mechanism not (?:available|supported)/i,
    advice:
      'the mechanism is listed and not there: install its plug-in (Cyrus SASL: libsasl2-modules), or take it off the list (mech_list)',
  },
  {
    says: /Connection lost to authentication server|Temporary authentication failure|Internal authentication error|authentication service (?:is )?(?:not available|unavailable)/i,
    advice:
      'the server cannot reach what checks passwords: is Dovecot or saslauthd running, and is its socket where smtpd looks for it (smtpd_sasl_path, chroot)?',
  },
  {
    says: /generic failure|authentication mechanism .*fail/i,
    advice:
      'Cyrus SASL could not check the password: look at its log, at smtpd.conf (pwcheck_method) and at who may read /etc/sasldb2',
  },
  {
    says: /user unknown|no such user|unknown user/i,
    advice:
      'the server does not know the name; try the full address, or the part before the @ alone. It also tells strangers which names it knows',
  },
];

/** What the code alone tells (RFC 4954 sections 4 and 6, RFC 3463, RFC 5321). */
const codes: Readonly<Record<number, string>> = {
  421: 'the server closes the session: it is shutting down, or has had enough of logins from here; wait, and look at its throttle',
  432: 'the account needs a change of password before this mechanism works; log in once by PLAIN over TLS, or set the password anew',
  454: 'a temporary failure of what checks passwords (database, LDAP, Dovecot, saslauthd); nothing is said of the password; look at the server’s log',
  500: 'the server did not understand AUTH, or the line was too long for it; is authentication switched on for this port?',
  501: 'the server could not read the response: base64, a missing part, or a form of the name that it does not take',
  502: 'AUTH is listed and not there; switch it on for this port, or take it off the list',
  503: 'AUTH came where it does not belong: before EHLO, twice, or inside a transaction',
  504: 'the mechanism is listed and not known; take it off the list, or install what it needs',
  530: 'the server wants something first, mostly STARTTLS (5.7.0)',
  534: 'the mechanism is too weak for this account (5.7.9); use a stronger one',
  535: 'name or password are wrong, or the account may not send mail: check both, try the full address as name, and look at the server’s log, which knows more',
  538: 'the mechanism needs encryption (5.7.11); let STARTTLS come first',
  550: 'the server refuses this login by a rule of its own; its log knows which',
  554: 'the server refuses this login by a rule of its own; its log knows which',
};
