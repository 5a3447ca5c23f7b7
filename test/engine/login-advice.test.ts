import { describe, expect, it } from 'vitest';
import { logIn } from '../../runner/engine/login.js';
import { adviceFor } from '../../runner/engine/login-advice.js';
import { Answer } from '../../runner/net/index.js';
import { ReplyParser } from '../../runner/protocol/reply.js';
import { open, serve } from '../net/servers.js';

function answerOf(line: string): Answer {
  const [reply] = new ReplyParser().push(Buffer.from(`${line}\r\n`));
  if (reply === undefined) throw new Error(`${line} is no reply`);
  return Answer.of(reply);
}

const adviceOn = (line: string, mechanism = 'PLAIN'): string =>
  adviceFor
    .attempts([{ kind: line.startsWith('5') ? 'refused' : 'undecided', mechanism, answer: answerOf(line) }])
    .join('\n');

describe('what to check after a failed login', () => {
  it.each([
    [
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
      'Set-CASMailbox',
    ],
    ['535 5.7.139 Authentication unsuccessful, basic authentication is disabled.', 'token'],
    ['534 5.7.9 Application-specific password required. Learn more at https://x', 'app password'],
    ['535-5.7.8 Username and Password not accepted.\r\n535 5.7.8 Learn more', 'app password or a token'],
    ['534 5.7.14 Please log in via your web browser and then try again.', 'web browser'],
    ['534 5.7.9 Authentication mechanism is too weak', 'stronger'],
    ['535 5.7.8 Error: authentication failed: generic failure', '/etc/sasldb2'],
    ['535 5.7.8 Error: authentication failed: no mechanism available', 'libsasl2-modules'],
    [
      '454 4.7.0 Temporary authentication failure: Connection lost to authentication server',
      'smtpd_sasl_path',
    ],
    ['421 4.7.0 Too many failed logins, try again later', 'locked'],
    ['535 5.7.8 Account is disabled', 'switched off'],
    ['530 5.7.0 Must issue a STARTTLS command first', 'STARTTLS'],
    ['432 4.7.12 A password transition is needed', 'changed'],
    ['535 5.7.8 no', 'name or password are wrong'],
    ['454 4.3.0 no', 'temporary failure'],
    ['504 5.5.4 no', 'listed and not known'],
    ['538 5.7.11 no', 'encryption'],
    ['500 5.5.1 no', 'switched on for this port'],
  ])('%s', (line, says) => expect(adviceOn(line)).toContain(says));

  it.each([
    ['XOAUTH2', 'token expires'],
    ['EXTERNAL', 'CA of the client certificate'],
    ['CRAM-MD5', 'crypt(3)'],
  ])('is about the mechanism too, %s', (mechanism, says) => {
    expect(adviceOn('535 5.7.8 no', mechanism)).toContain(says);
  });

  it('is nothing after one that was accepted', () => {
    expect(
      adviceFor.attempts([{ kind: 'accepted', mechanism: 'PLAIN', answer: answerOf('235 in') }]),
    ).toEqual([]);
  });
});

describe('a login that is refused with a digest', () => {
  it.each([
    ['235 2.7.0 in', 'accepted', 'CRAM-MD5 is offered and does not work, while PLAIN does'],
    ['535 5.7.8 no', 'refused', 'name or password are wrong'],
  ])('is tried once more with PLAIN, which draws %s', async (reply, result, advice) => {
    const said: string[] = [];
    await using server = await serve((socket) => {
      socket.write('220 mx.test\r\n');
      socket.on('data', (chunk) => {
        const line = chunk.toString().trim();
        said.push(line.split(' ').slice(0, 2).join(' '));
        if (line.startsWith('EHLO')) socket.write('250-mx.test\r\n250 AUTH PLAIN LOGIN CRAM-MD5\r\n');
        else if (line === 'AUTH CRAM-MD5') socket.write('334 PDFAeD4=\r\n');
        else socket.write(line.startsWith('AUTH PLAIN') ? `${reply}\r\n` : '535 5.7.8 no\r\n');
      });
    });
    await using it = await open(server);
    await it.session.greeting();
    await it.session.ehlo('client.test');
    const credentials = { user: 'alice', password: 'secret' };
    const { report } = await logIn(it.session, '127.0.0.1', {
      credentials,
      insecure: false,
      host: 'x',
      port: 587,
    });
    expect(report).toMatchObject({ result, mechanism: 'PLAIN' });
    expect(report.advice?.join('\n')).toContain(advice);
    expect(report.message).toMatch(/^AUTH CRAM-MD5 drew 535 5\.7\.8 no; AUTH PLAIN drew /);
    expect(said.filter((line) => line.startsWith('AUTH'))).toEqual(['AUTH CRAM-MD5', 'AUTH PLAIN']);
  });
});

describe('a server whose proof is wrong', () => {
  it('is not told the password', async () => {
    const said: string[] = [];
    await using server = await serve((socket) => {
      const wrong = Buffer.from(`v=${Buffer.alloc(32).toString('base64')}`).toString('base64');
      const first = (response: string) => {
        const nonce = /r=(.*)$/.exec(Buffer.from(response, 'base64').toString())?.[1];
        return Buffer.from(`r=${nonce}x,s=c2FsdA==,i=4096`).toString('base64');
      };
      socket.write('220 mx.test\r\n');
      socket.on('data', (chunk) => {
        const line = chunk.toString().trim();
        const [verb = '', , response = ''] = line.split(' ');
        said.push(verb === 'AUTH' ? line.split(' ').slice(0, 2).join(' ') : verb);
        if (verb === 'EHLO') socket.write('250-mx.test\r\n250 AUTH PLAIN SCRAM-SHA-256\r\n');
        else if (verb === 'AUTH') socket.write(`334 ${first(response)}\r\n`);
        else socket.write(verb === '*' ? '501 cancelled\r\n' : `334 ${wrong}\r\n`);
      });
    });
    await using it = await open(server);
    await it.session.greeting();
    await it.session.ehlo('client.test');
    const credentials = { user: 'alice', password: 'secret' };
    const tools = { credentials, insecure: false, host: 'x', port: 587 };
    const { report, noMail } = await logIn(it.session, '127.0.0.1', tools);
    expect(report).toMatchObject({ result: 'undecided', advice: [expect.stringContaining('somebody else')] });
    expect(noMail?.verdict).toBe('inconclusive');
    expect(said.filter((word) => /^(?:AUTH|\*)/.test(word))).toEqual(['AUTH SCRAM-SHA-256', '*']);
  });
});
