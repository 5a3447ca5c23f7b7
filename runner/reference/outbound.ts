import { connect } from 'node:net';

/** Where mail for other domains is sent on to. */
export interface NextHop {
  readonly host: string;
  readonly port: number;
}

export interface OutboundMessage {
  /** Without brackets; '' is the null path. */
  readonly from: string;
  readonly to: readonly string[];
  /** Dots unstuffed; line ends as they are. */
  readonly body: Buffer;
}

const patienceMs = 10_000;
const CRLF = '\r\n';

/** Hands one message on. Resolves when it was taken, and when it was not: nobody here waits for a queue. */
export function sendOn({ host, port }: NextHop, hostname: string, message: OutboundMessage): Promise<void> {
  const { from, to, body } = message;
  const stuffed = body.toString('latin1').replace(/(^|\r\n)\./g, '$1..');
  const end = stuffed.endsWith(CRLF) ? '' : CRLF;
  const lines = [
    `EHLO ${hostname}`,
    `MAIL FROM:<${from}>`,
    ...to.map((mailbox) => `RCPT TO:<${mailbox}>`),
    'DATA',
    `${stuffed}${end}.`,
    'QUIT',
  ];
  return new Promise((resolve) => {
    const socket = connect(port, host);
    let input = '';
    socket.setEncoding('latin1');
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.once('error', () => socket.destroy());
    socket.once('close', () => resolve());
    socket.on('data', (octets: string) => {
      input += octets;
      // Every reply ends with a line that has no hyphen behind its code.
      for (
        let last = /^\d{3}(?: .*)?\r\n/m.exec(input);
        last !== null;
        last = /^\d{3}(?: .*)?\r\n/m.exec(input)
      ) {
        input = input.slice(last.index + last[0].length);
        const line = lines.shift();
        if (line === undefined) socket.end();
        else socket.write(`${line}${CRLF}`, 'latin1');
      }
    });
  });
}
