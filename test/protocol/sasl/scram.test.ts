import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CannotGoOn } from '../../../runner/protocol/sasl/index.js';
import { type Binding, scram } from '../../../runner/protocol/sasl/scram.js';
import { scramServer } from './scram-server.js';

const pencil = { user: 'user', password: 'pencil' };
const answer = (client: ReturnType<typeof scram>, text: string): string =>
  client.respond(Buffer.from(text)).toString();

describe('SCRAM', () => {
  it.each([
    {
      name: 'SCRAM-SHA-1',
      source: 'RFC 5802 section 5',
      nonce: 'fyko+d2lbbFgONRv9qkxdawL',
      server: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
      final: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
      proof: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
    },
    {
      name: 'SCRAM-SHA-256',
      source: 'RFC 7677 section 3',
      nonce: 'rOprNGfwEbeRWgbNEkqO',
      server: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
      final:
        'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
      proof: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    },
  ] as const)('$name is as in $source', ({ name, nonce, server, final, proof }) => {
    const client = scram(name, pencil, 'none', nonce);
    expect(client.start()?.toString()).toBe(`n,,n=user,r=${nonce}`);
    expect(answer(client, server)).toBe(final);
    expect(client.proof).toBe('missing');
    expect(answer(client, proof)).toBe('');
    expect(client.proof).toBe('verified');
    expect(final).toContain(client.digests[0]);
  });

  it.each([
    ['SCRAM-SHA-1', 'none', 'n,,'],
    ['SCRAM-SHA-256', 'could', 'y,,'],
    ['SCRAM-SHA-512', { type: 'tls-exporter', data: Buffer.from('ekm') }, 'p=tls-exporter,,'],
    [
      'SCRAM-SHA-256',
      { type: 'tls-server-end-point', data: Buffer.from('cert') },
      'p=tls-server-end-point,,',
    ],
  ] as const)('%s with binding %j agrees with a server of our own', (name, binding: Binding, header) => {
    const bound = typeof binding === 'object' ? binding.data : Buffer.alloc(0);
    const server = scramServer(name, 'a,b=c', 'pencil', bound);
    const client = scram(name, { user: 'a,b=c', password: 'pencil' }, binding);
    const first = client.start()?.toString() ?? '';
    expect(first.startsWith(`${header}n=a=2Cb=3Dc,r=`)).toBe(true);
    answer(client, server.last(answer(client, server.first(first))));
    expect(client.proof).toBe('verified');
    expect(client.mechanism).toBe(typeof binding === 'object' ? `${name}-PLUS` : name);
  });

  it('draws another nonce each time', () => {
    const first = () => scram('SCRAM-SHA-1', pencil, 'none').start()?.toString();
    expect(first()).not.toBe(first());
  });

  it.each([
    ['another nonce', 'r=somethingelse,s=QSXCR+Q6sek8bf92,i=4096', 'our nonce'],
    ['our nonce alone', 'r=abc,s=QSXCR+Q6sek8bf92,i=4096', 'our nonce'],
    ['no salt', 'r=abcd,s=,i=4096', 'no salt'],
    ['too many iterations', 'r=abcd,s=QSXCR+Q6sek8bf92,i=99999999', 'iterations'],
    ['iterations that are no number', 'r=abcd,s=QSXCR+Q6sek8bf92,i=4e3', 'iterations'],
    ['an unknown extension', 'm=x,r=abcd,s=QSXCR+Q6sek8bf92,i=4096', 'extension'],
    ['something else', 'hello', 'none of SCRAM'],
    ['nothing', '', 'none of SCRAM'],
  ])('goes no further with %s', (_what, message, says) => {
    const client = scram('SCRAM-SHA-1', pencil, 'none', 'abc');
    client.start();
    expect(() => answer(client, message)).toThrow(says);
    expect(client.proof).toBe('missing');
  });

  it('tells a server that does not know the password', () => {
    const client = scram('SCRAM-SHA-1', pencil, 'none', 'abc');
    client.start();
    answer(client, 'r=abcd,s=QSXCR+Q6sek8bf92,i=4096');
    const wrong = `v=${createHash('sha1').update('x').digest('base64')}`;
    let thrown: unknown;
    try {
      answer(client, wrong);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(CannotGoOn);
    expect(thrown).toMatchObject({ falseProof: true });
    expect(client.proof).toBe('missing');
  });

  it('takes an error of the server as no proof, and waits for its reply', () => {
    const client = scram('SCRAM-SHA-1', pencil, 'none', 'abc');
    client.start();
    answer(client, 'r=abcd,s=QSXCR+Q6sek8bf92,i=4096');
    expect(answer(client, 'e=invalid-proof')).toBe('');
    expect(client.proof).toBe('missing');
  });
});
