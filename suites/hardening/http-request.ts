import { defineScenario } from '../shared/define.js';

/** Where the commands stand in the octets of a web client. */
const requests = {
  // What a form on any page can make a browser send.
  post: (host: string, commands: string) =>
    `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/plain\r\nContent-Length: ${commands.length}\r\n\r\n${commands}`,
  // What a URL with line ends in it can make a web application send.
  get: (host: string, commands: string) => `GET / HTTP/1.1\r\nHost: ${host}\r\n${commands}`,
} as const;

export const httpRequest = defineScenario({
  meta: {
    id: 'hardening/http-request',
    title: 'Commands that stand in an HTTP request are not served',
    why: 'A web page or a URL can make a browser or a web application inside your network speak to the mail server, and so send mail from there.',
    axis: 'security',
    severity: 'low',
    requirements: ['5321-7.8-01'],
    weaknesses: ['CWE-441', 'CWE-918'],
    services: ['smtp', 'submissions'],
    impact: 'probe',
    judges421: true,
    variants: requests,
    findings: {
      served: { message: 'Behind an HTTP request line EHLO, MAIL and RCPT were accepted: {replies}' },
    },
    remedy: {
      any: 'End the session when the first line is an HTTP request.',
      postfix: 'smtpd_forbidden_commands has CONNECT, GET and POST unless it was changed.',
      exim: 'smtp_max_unknown_commands = 0 ends the session at the first unknown verb.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const host = probe.domain ?? 'localhost';
    const commands = [
      `EHLO ${probe.clientName}`,
      `MAIL FROM:<${probe.sender}>`,
      `RCPT TO:<${probe.recipient}>`,
    ]
      .map((line) => `${line}\r\n`)
      .join('');
    const open = await session('greeted');
    open.allowReset();
    const answers = await open.remaining(variant(host, commands));
    const replies = answers.map(({ code }) => code).join(' ');
    const accepted = answers.filter((answer) => answer.is(2) && !answer.is(221));
    if (accepted.length >= 3) return violation('served', { replies });
    if (answers.length === 0 && open.open) return inconclusive('the request drew no reply in time');
    if (accepted.length === 0) {
      // The control: a client of mail is served here.
      await session('hello');
      return pass(`no command was accepted: ${replies || 'the session ended'}`);
    }
    // Some were: those that were not may be refused to everybody, where it is not for want of a login.
    if (!answers.some((answer) => answer.is(530))) await session('recipient');
    return pass(`no message could be begun: ${replies}`);
  },
});
