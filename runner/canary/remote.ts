import type { Arrival, ArrivalKind, CanarySource } from './arrival.js';

/** One question waits for so long at the other end; a longer wait is several questions. */
const oneWaitMs = 20_000;
const mostOctets = 1024 * 1024;

/** A canary that runs elsewhere (`smtpspec canary`), asked over HTTP. @param at  host:port */
export function remoteCanary(at: string): CanarySource {
  return {
    place: `asked at ${at}`,
    async wait(token, kind, waitMs, signal) {
      const until = performance.now() + waitMs;
      for (let left = waitMs; left >= 0; left = until - performance.now()) {
        const arrival = await ask(at, token, kind, Math.min(left, oneWaitMs), signal);
        if (arrival !== undefined || signal?.aborted === true || left < oneWaitMs) return arrival;
      }
      return undefined;
    },
  };
}

async function ask(
  at: string,
  token: string,
  kind: ArrivalKind | 'either',
  waitMs: number,
  signal: AbortSignal | undefined,
): Promise<Arrival | undefined> {
  const question = new URLSearchParams({ token, kind, wait: String(Math.ceil(waitMs)) });
  // Most runs have no such canary, and are not to wait for the client.
  const { Agent, request } = await import('undici');
  const dispatcher = new Agent({ maxResponseSize: mostOctets });
  try {
    const { statusCode, body } = await request(`http://${at}/arrival?${question}`, {
      dispatcher,
      headersTimeout: waitMs + 10_000,
      bodyTimeout: 10_000,
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`it answers ${statusCode}`);
    return arrivalIn(JSON.parse(text));
  } catch (error) {
    if (signal?.aborted === true) return undefined;
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`the canary at ${at} cannot be asked: ${why}`);
  } finally {
    await dispatcher.destroy();
  }
}

function arrivalIn(answer: unknown): Arrival | undefined {
  if (typeof answer !== 'object' || answer === null) throw new Error('it answers no object');
  if (!('arrival' in answer) || answer.arrival === undefined) return undefined;
  const it = answer.arrival as Partial<Record<keyof Arrival, unknown>>;
  const texts = [it.peer, it.helo, it.from, it.data];
  const isArrival =
    texts.every((text) => typeof text === 'string') &&
    Number.isInteger(it.octets) &&
    Array.isArray(it.to) &&
    it.to.every((mailbox) => typeof mailbox === 'string');
  if (!isArrival) throw new Error('it answers what is no arrival');
  return it as Arrival;
}
