import type { Handler } from '../behaviour.js';
import { auth } from './auth.js';
import { bdat } from './bdat.js';
import { data } from './data.js';
import { mail, rcpt } from './envelope.js';
import { ehlo, helo, lhlo } from './hello.js';
import { expn, help, noop, vrfy } from './information.js';
import { quit, rset } from './session.js';
import { starttls } from './starttls.js';

export const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['EHLO', ehlo],
  ['HELO', helo],
  ['LHLO', lhlo],
  ['MAIL', mail],
  ['RCPT', rcpt],
  ['DATA', data],
  ['BDAT', bdat],
  ['RSET', rset],
  ['NOOP', noop],
  ['VRFY', vrfy],
  ['EXPN', expn],
  ['HELP', help],
  ['QUIT', quit],
  ['STARTTLS', starttls],
  ['AUTH', auth],
]);
