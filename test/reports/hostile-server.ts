import { createServer, type Socket } from 'node:net';
import { audit } from '../../runner/index.js';
import type { Report } from '../../runner/result/index.js';

/** What a server can put into a line to be taken for something else by whoever reads a report; all octets but CR and LF. */
export const hostileLines: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&amp;&#x41;]]></system-out></failure>',
  '<a href="javascript:alert(3)" onclick=alert(4)>x</a> <svg onload=alert(5)> <iframe srcdoc="<script>alert(6)</script>"></iframe>',
  '<base href=//evil.example/> <meta http-equiv=refresh content="0;url=javascript:alert(7)"> <style>@import "//evil.example"</style> </style></title></textarea>-->',
  '</details><h1>x</h1> ``` ```` ~~~ ` `` `',
  '[click](https://evil.example/) ![x](https://evil.example/x.png) <https://evil.example/> [a]: https://evil.example/',
  'https://evil.example/ www.evil.example mail@evil.example @octocat #1 octo/cat#1',
  '| cell | **bold** __bold__ _it_ ~~struck~~ \\| \\',
  '::error title=x::y ##[error]z ::add-mask::q ::stop-commands::w %0A::error::v',
  '# skip x # todo y not ok 1 - z ... --- 1..0 Bail out!',
  '{0} {1} {{ }} $(x) %s %25',
  '\x1b[31mred\x1b[0m\x1b]0;title\x07 \0\x01\x08\x0b\x0c\x7f\x85\x9b31m',
  // In UTF-8: right-to-left override, isolate, zero width, byte order mark, two noncharacters; then octets that are none.
  '\xe2\x80\xaefdp.exe\xe2\x81\xa6 \xe2\x80\x8b \xef\xbb\xbf \xef\xbf\xbe \xef\xbf\xbf \xff\xfe\xc3( \xed\xa0\x80',
];

/** A report of a server on loopback that answers 250 to all and puts hostile text wherever it speaks; one line has a mebibyte. */
export async function hostileRun(): Promise<Report> {
  const sockets = new Set<Socket>();
  let session = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    converse(socket, session++);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    return await auditForText(`smtp://127.0.0.1:${port}`);
  } finally {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
}

/** Checks whose messages and dialogues repeat what a server says. */
export function auditForText(url: string): Promise<Report> {
  return audit({
    targets: [url],
    only: [
      'commands/greeting',
      'commands/ehlo*',
      'commands/vrfy*',
      'commands/unknown*',
      'commands/noop*',
      'replies',
    ],
    timeoutMs: 20_000,
  });
}

function converse(socket: Socket, first: number): void {
  let rest = '';
  let turn = first;
  const say = (text: string) => socket.write(Buffer.from(text, 'latin1'));
  const nasty = () => hostileLines[turn++ % hostileLines.length] ?? '';
  say(`220-${nasty()}\r\n220 mx.evil.example ${hostileLines[8]}\r\n`);
  socket.setEncoding('latin1').on('data', (data) => {
    const lines = `${rest}${data}`.split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO')
        say(`250-mx.evil.example\r\n${hostileLines.map((it) => `250-${it}\r\n`).join('')}250 HELP\r\n`);
      else if (verb === 'QUIT') socket.end(Buffer.from(`221 ${nasty()}\r\n`, 'latin1'));
      else if (verb === 'NOOP') say(`250 ${'y'.repeat(1_048_576)}\r\n`);
      else say(`250 ${nasty()}\r\n`);
    }
  });
}
