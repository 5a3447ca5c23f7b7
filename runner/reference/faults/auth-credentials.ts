import { decode } from '../grammar.js';
import { reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

/** Identity to act as, login and password of `AUTH PLAIN` with an initial response; undefined for anything else. */
function plainOf(argument: string): readonly [string, string, string] | undefined {
  const encoded = /^PLAIN (\S+)$/i.exec(argument)?.[1];
  if (encoded === undefined) return undefined;
  const [authorization, login, password] = Buffer.from(encoded, 'base64').toString('latin1').split('\0');
  if (authorization === undefined || login === undefined || password === undefined) return undefined;
  return [authorization, login, password];
}

/** The octets, less the spaces of their first line. */
function withoutSpaces(input: Buffer): Buffer {
  const [line = '', ...rest] = input.toString('latin1').split(/(?=\r\n)/);
  return Buffer.from([line.replaceAll(' ', ''), ...rest].join(''), 'latin1');
}

export const authCredentialFaults: readonly Fault[] = [
  defineFault({
    name: 'auth-response-spaces-skipped',
    summary: 'Spaces in a response behind 334 are skipped',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        const { follow } = given;
        if (given.code !== 334 || follow === undefined) return next(given, about, session);
        const skipping = (at: Session) => {
          follow(at);
          const { reader } = at;
          at.reader = (it) => {
            it.input = withoutSpaces(it.input);
            return reader(it);
          };
        };
        return next({ ...given, follow: skipping }, about, session);
      }),
  }),
  defineFault({
    name: 'auth-errors-454',
    summary: 'Whatever refuses AUTH is told as temporary, with 454',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        const refused = (about === 'AUTH' || about === 'SASL') && given.code >= 500;
        return next(refused ? { ...given, code: 454, enhanced: '4.7.0' } : given, about, session);
      }),
  }),
  defineFault({
    name: 'auth-authorization-ignored',
    summary: 'The authorisation identity of PLAIN is not looked at',
    apply: (behaviour) =>
      behaviour.wrap('AUTH', (command, _session, next) => {
        const given = plainOf(command.argument);
        if (given === undefined) return next(command);
        const [, login, password] = given;
        const bare = Buffer.from(`\0${login}\0${password}`, 'latin1').toString('base64');
        return next({ ...command, argument: `PLAIN ${bare}` });
      }),
  }),
  defineFault({
    name: 'auth-clear-denial-tells',
    summary: 'In clear, AUTH PLAIN with the right password gets 538, and with a wrong one 535',
    apply: (behaviour) =>
      behaviour.wrap('AUTH', (command, session, next) => {
        const given = session.secure ? undefined : plainOf(command.argument);
        if (given === undefined) return next(command);
        const [login, password] = given.slice(1).map((octets) => decode(octets) ?? '');
        const right = session.behaviour.seams.verify(login ?? '', password ?? '', session.site);
        return right
          ? reply(538, '5.7.11', 'Encryption required')
          : reply(535, '5.7.8', 'Credentials are wrong');
      }),
  }),
];
