import { createHash } from 'node:crypto';
import { escapeOctets } from '../octets.js';
import type { Credentials } from './client.js';

/** Shorter ones would be found everywhere. */
const shortest = 3;
/** A piece of base64 this long does not stand in a reply by chance. */
const shortestPiece = 6;

/**
 * The forms in which the secrets of a login may cross the wire or come back in an echo, latin1: as they are, escaped as messages or JSON have them, in base64 (alone, in the message of
 * PLAIN, and inside whatever else is encoded), in hex, percent-encoded, as a common digest.
 */
export function secretForms({ user, password, token }: Credentials): string[] {
  const forms = [password, token].flatMap((secret) => (secret === undefined ? [] : formsOf(secret, user)));
  return [...new Set(forms)].filter((form) => form.length >= shortest);
}

function formsOf(secret: string, user: string): string[] {
  const octets = Buffer.from(secret, 'utf8');
  const json = Buffer.from(JSON.stringify(secret).slice(1, -1), 'utf8').toString('latin1');
  const messages = [secret, `\0${user}\0${secret}`, `${user}\0${user}\0${secret}`];
  const digests = ['md5', 'sha1', 'sha256', 'sha512'].map((hash) => createHash(hash).update(octets).digest());
  const hexes = [octets, ...digests].map((it) => it.toString('hex'));
  return [
    octets.toString('latin1'),
    escapeOctets(octets.toString('latin1')),
    json,
    escapeOctets(json),
    encodeURIComponent(secret),
    ...messages.flatMap((message) => base64Forms(Buffer.from(message, 'utf8'))),
    ...digests.flatMap(base64Forms),
    ...pieces(octets),
    ...hexes,
    ...hexes.map((hex) => hex.toUpperCase()),
  ];
}

function base64Forms(octets: Buffer): string[] {
  const text = octets.toString('base64');
  return [text, text.replace(/=+$/, ''), octets.toString('base64url')];
}

/** What of the base64 of a longer text tells of the secret alone, wherever in that text it begins. */
function pieces(octets: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), octets])
      .toString('base64')
      .replace(/=+$/, '');
    const whole = Math.floor(((before + octets.length) * 8) / 6);
    const piece = text.slice(Math.ceil((before * 8) / 6), whole);
    return piece.length >= shortestPiece ? [piece] : [];
  });
}
