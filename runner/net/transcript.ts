import { Secrets } from './secrets.js';

/** Who an entry comes from; a note is a remark of ours, for example a TLS upgrade. */
export type Party = 'client' | 'server' | 'note';

export interface TranscriptEntry {
  /** Milliseconds since the session began. */
  readonly ms: number;
  readonly from: Party;
  readonly tls: boolean;
  /** Octets as one character each (latin1); secrets already replaced by `***`. */
  readonly data: string;
}

/** What one session keeps of a talkative server, in octets; what follows is counted in a note. */
export const maximumTranscriptOctets = 128 * 1024;

/**
 * Records a session without loss up to `maximumTranscriptOctets`: one entry per write of the client and per line of the
 * server, whatever the segments were. Secrets never enter it.
 */
export class Transcript {
  readonly #began = performance.now();
  readonly #entries: { ms: number; from: Party; tls: boolean; data: string }[] = [];
  #octets = 0;
  #dropped = 0;

  /** @param secrets  are never recorded */
  constructor(readonly secrets: Secrets = new Secrets()) {}

  client(data: string, tls: boolean): void {
    if (this.#admit(data)) this.#push('client', tls, this.secrets.mask(data));
  }

  server(data: string, tls: boolean): void {
    for (const line of data.split(/(?<=\n)/)) {
      if (!this.#admit(line)) continue;
      const last = this.#entries.at(-1);
      if (last?.from === 'server' && last.tls === tls && !last.data.endsWith('\n')) {
        last.data = this.secrets.mask(last.data + line);
      } else {
        this.#push('server', tls, this.secrets.mask(line));
      }
    }
  }

  /** Octets of the server that are no lines of text, as one entry. */
  octets(data: string): void {
    if (data.length > 0 && this.#admit(data)) this.#push('server', false, data);
  }

  note(data: string, tls: boolean): void {
    this.#push('note', tls, this.secrets.mask(data));
  }

  get entries(): readonly TranscriptEntry[] {
    if (this.#dropped === 0) return this.#entries;
    const last = this.#entries.at(-1);
    const data = `${this.#dropped} more octets are not kept (bound ${maximumTranscriptOctets})`;
    return [...this.#entries, { ms: last?.ms ?? 0, from: 'note', tls: last?.tls ?? false, data }];
  }

  #admit(data: string): boolean {
    this.#octets += data.length;
    if (this.#octets <= maximumTranscriptOctets) return true;
    this.#dropped += data.length;
    return false;
  }

  #push(from: Party, tls: boolean, data: string): void {
    this.#entries.push({ ms: Math.round(performance.now() - this.#began), from, tls, data });
  }
}
