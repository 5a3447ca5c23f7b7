import { type Change, codes } from '../change.js';
import { A, E, WRONG } from '../script.js';

const acting = Buffer.from('\u00ad\0alice@reference.test\0correct horse').toString('base64');

const spaced = Buffer.from('\0alice@reference.test\0correct horse')
  .toString('base64')
  .replace(/^.{8}/, '$& ');

export const authCredentialChanges: Readonly<Record<string, Change>> = {
  'auth-response-spaces-skipped': codes([E, 'AUTH PLAIN', spaced], '220 250 334 235', 'submissions'),
  'auth-errors-454': codes([E, `AUTH PLAIN ${WRONG}`, A], '220 250 454 235', 'submissions'),
  'auth-authorization-ignored': codes([E, `AUTH PLAIN ${acting}`], '220 250 235', 'submissions'),
  'auth-clear-denial-tells': codes([E, `AUTH PLAIN ${WRONG}`, A], '220 250 535 538', 'submission'),
};
