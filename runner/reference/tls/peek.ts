import type { Duplex } from 'node:stream';
import { type Opening, readOpening } from './hello.js';

/** Looks at the first octets of a client as soon as they say what they are, and puts them back. */
export function peek(stream: Duplex, then: (opening: Opening) => void): void {
  let octets: Buffer = Buffer.alloc(0);
  const look = (chunk: Buffer): void => {
    octets = Buffer.concat([octets, chunk]);
    const opening = readOpening(octets);
    if (opening.kind === 'partial') return;
    leave();
    // Paused, so that nothing is lost until the next one listens.
    stream.pause();
    stream.unshift(octets);
    then(opening);
  };
  const gone = (): void => {
    leave();
    stream.destroy();
  };
  const leave = (): void => {
    stream.off('data', look);
    stream.off('end', gone);
  };
  stream.on('data', look);
  stream.on('end', gone);
  stream.resume();
}
