import type { CanarySource } from './arrival.js';

/** A token names a run and a check: who does not know it is told nothing. */
const shortestToken = 12;
const longestWaitMs = 30_000;

/**
 * Lets a run on another machine ask a canary: `GET /arrival?token=T&kind=message|bounce|either&wait=MS` gives `{ arrival }` or `{}`.
 * Throws what node:net gives for a port that is taken.
 */
export async function answerOverHttp(
  source: CanarySource,
  host: string,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { createServer } = await import('node:http');
  const gone = new AbortController();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://canary.invalid');
    const token = url.searchParams.get('token') ?? '';
    const kind = url.searchParams.get('kind');
    const wait = Number(url.searchParams.get('wait') ?? 0);
    const isSound =
      request.method === 'GET' &&
      url.pathname === '/arrival' &&
      (kind === 'message' || kind === 'bounce' || kind === 'either') &&
      token.length >= shortestToken &&
      wait >= 0;
    if (!isSound) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('GET /arrival?token=&kind=&wait=\n');
      return;
    }
    const left = new AbortController();
    response.once('close', () => left.abort());
    const signal = AbortSignal.any([left.signal, gone.signal]);
    void source.wait(token, kind, Math.min(wait, longestWaitMs), signal).then((arrival) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ arrival }));
    });
  });
  server.maxConnections = 100;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    close: () =>
      new Promise((resolve) => {
        gone.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
