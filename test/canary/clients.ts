import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { type CanaryListener, type CanaryOptions, listenForMail } from '../../runner/canary/index.js';

/** A canary that ends with the test. */
export async function canary(options: CanaryOptions = {}): Promise<CanaryListener> {
  const listener = await listenForMail(options);
  onTestFinished(() => listener.close());
  return listener;
}

/** Sends these octets behind the greeting and gives all replies until the server closes. */
export function converse({ host, port }: CanaryListener, octets: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host);
    let said = '';
    socket.setEncoding('latin1');
    socket.once('data', () => socket.write(octets, 'latin1'));
    socket.on('data', (text: string) => {
      said += text;
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(said));
  });
}

export const codesOf = (said: string): string => (said.match(/^\d{3}(?= )/gm) ?? []).join(' ');

/** A whole session that hands over this mail data. */
export const message = (
  data: string,
  to = 'smtpspec-token-0123456789@canary.test',
  from = 'a@b.test',
): string =>
  `EHLO c.test\r\nMAIL FROM:<${from}> SIZE=1\r\nRCPT TO:<${to}>\r\nDATA\r\n${data}\r\n.\r\nQUIT\r\n`;
