import { defineScenario } from '../shared/define.js';

/** What stands in front of the commands in the octets of a web client, and behind which of its lines they stand. */
const requests = {
  // A form on any page makes a browser send it; each of these lines is one that browsers cannot be told to leave out.
  post: (host: string, commands: string) => [
    'POST / HTTP/1.1',
    `Host: ${host}`,
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'Accept-Language: en-US,en;q=0.5',
    'Accept-Encoding: gzip, deflate',
    'Content-Type: text/plain',
    `Content-Length: ${commands.length}`,
    'Origin: http://www.example',
    'Connection: keep-alive',
    'Referer: http://www.example/',
    '',
  ],
  // What a URL with line ends in it can make a web application send.
  get: (host: string) => ['GET / HTTP/1.1', `Host: ${host}`],
} as const;

export const httpRequest = defineScenario({
  meta: {
    id: 'hardening/http-request',
    title: 'Commands that stand in an HTTP request are not served',
    why: 'A web application in your network that fetches a URL for whoever asks can be made to speak to the mail server with line ends in that URL. Browsers no longer connect to the ports of mail; old clients and other ports remain.',
    axis: 'security',
    // No sentence has a server look for other protocols, and what the commands may do is judged elsewhere.
    severity: 'info',
    requirements: ['5321-7.8-01'],
    weaknesses: ['CWE-441', 'CWE-918'],
    services: ['smtp', 'submissions'],
    impact: 'probe',
    judges421: true,
    variants: requests,
    findings: {
      served: {
        message:
          'Behind {count} lines of an HTTP request, none of them a command, EHLO, MAIL and RCPT were accepted: {replies}; no sentence forbids that',
      },
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
    const ahead = variant(host, commands);
    const answers = await open.remaining(`${ahead.join('\r\n')}\r\n${commands}`);
    const replies = answers.map(({ code }) => code).join(' ');
    const accepted = answers.filter((answer) => answer.is(2) && !answer.is(221));
    if (accepted.length >= 3) return violation('served', { count: ahead.length, replies });
    if (answers.length === 0 && open.open) return inconclusive('the request drew no reply in time');
    await open.quit();
    if (accepted.length === 0) {
      // The control: a client of mail is served here.
      await session('hello');
      return pass(
        `behind ${ahead.length} lines of the request no command was accepted: ${replies || 'the session ended'}`,
      );
    }
    // Some were: those that were not may be refused to everybody, where it is not for want of a login.
    if (!answers.some((answer) => answer.is(530))) await session('recipient');
    return pass(`no message could be begun behind ${ahead.length} lines of the request: ${replies}`);
  },
});
