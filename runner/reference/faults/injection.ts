import type { Command } from '../command.js';
import { type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

/** Octets that no address holds. */
const strange = /[\0\r\n\v]/;

/** The command is served with another argument where it matches, whatever octets stand in it. */
const takes = (
  name: string,
  summary: string,
  verb: 'MAIL' | 'RCPT',
  form: RegExp,
  change: (argument: string) => string,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('dispatch', (next, command, session) => {
        if (command.verb !== verb || !form.test(command.argument)) return next(command, session);
        return next({ ...command, argument: change(command.argument), impure: false }, session);
      }),
  });

const nobody = (): string => 'FROM:<>';
const postmaster = (): string => 'TO:<postmaster>';

/** What stands behind the verb in the input is handled so, where that is NOOP. */
const behind = (
  name: string,
  summary: string,
  verb: string,
  act: (session: Session, noop: Buffer) => void,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('dispatch', (next, command, session) => {
        const answer = next(command, session);
        const noop = Buffer.from('NOOP\r\n');
        if (command.verb === verb && session.input.subarray(0, noop.length).equals(noop)) act(session, noop);
        return answer;
      }),
  });

const drop = (session: Session, noop: Buffer): void => {
  session.input = session.input.subarray(noop.length);
};
const repeat = (session: Session, noop: Buffer): void => {
  session.input = Buffer.concat([noop, session.input]);
};

const decoded = (value: string): string =>
  value.replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The reply to MAIL with ENVID repeats what that stands for. */
const withEnvelopeId = (command: Command): Reply => {
  const [, value = ''] = / ENVID=(\S*)/i.exec(command.argument) ?? [];
  return reply(250, '2.1.0', `Sender OK, envelope ${decoded(value)}`);
};

/** Octets, brackets and encodings in addresses and parameters; input that comes too soon, or is of another protocol. */
export const injectionFaults: readonly Fault[] = [
  takes('address-octets-accepted', 'MAIL with NUL, CR, LF or VT in it gets 250', 'MAIL', strange, nobody),
  takes(
    'address-cut-at-octet',
    'RCPT with NUL, CR or VT is served as if the address ended there',
    'RCPT',
    /[\0\r\v]/,
    (argument) => argument.replace(/[\0\r\v][^>]*>/, '>'),
  ),
  takes(
    'address-judged-behind-octet',
    'RCPT with NUL, CR or VT before "@" and a domain is judged by that domain alone',
    'RCPT',
    /[\0\r\v]@/,
    postmaster,
  ),
  takes(
    'mail-nested-brackets-accepted',
    'MAIL with brackets in brackets, or text behind them, gets 250',
    'MAIL',
    /^FROM:(?:<<|<[^>"]*>[^ ])/i,
    nobody,
  ),
  takes(
    'mail-open-quote-accepted',
    'MAIL with a quote that is not closed, or words around the path, gets 250',
    'MAIL',
    /^FROM:(?:<"[^"]*$|[a-z]+<)/i,
    nobody,
  ),
  takes(
    'mail-quoted-control-accepted',
    'MAIL with a CR or LF behind a backslash gets 250',
    'MAIL',
    /\\[\r\n]/,
    nobody,
  ),
  takes(
    'envid-any-accepted',
    'ENVID gets 250 whatever its value',
    'MAIL',
    / ENVID=(?:.*\+(?![0-9A-F]{2})|.*=)/,
    nobody,
  ),
  takes(
    'envid-control-accepted',
    'ENVID that stands for control characters gets 250',
    'MAIL',
    / ENVID=.*\+[01][0-9A-F]/,
    nobody,
  ),
  takes('orcpt-any-accepted', 'ORCPT gets 250 whatever its value', 'RCPT', / ORCPT=/, postmaster),
  takes('auth-parameter-any-accepted', 'AUTH= gets 250 whatever its value', 'MAIL', / AUTH=/, nobody),
  defineFault({
    name: 'envid-decoded-in-reply',
    summary: 'The reply to MAIL with ENVID holds the value decoded, whatever comes out',
    apply: (behaviour) =>
      behaviour.wrap('MAIL', (command, _session, next) =>
        / ENVID=/i.test(command.argument) ? withEnvelopeId(command) : next(),
      ),
  }),
  behind('noop-behind-ehlo-lost', 'NOOP in one segment with EHLO is passed over', 'EHLO', drop),
  behind('noop-behind-ehlo-twice', 'NOOP in one segment with EHLO is answered twice', 'EHLO', repeat),
  behind('noop-behind-data-lost', 'NOOP in one segment with a refused DATA is passed over', 'DATA', drop),
  defineFault({
    name: 'http-request-tolerated',
    summary: 'An HTTP request line gets 500, and the session goes on',
    apply: (behaviour) =>
      behaviour.around('dispatch', (next, command, session) =>
        / HTTP\/1\.[01]$/.test(command.line)
          ? reply(500, '5.5.1', 'Command not recognized')
          : next(command, session),
      ),
  }),
  takes(
    'shell-sender-accepted',
    'MAIL with a semicolon and no domain gets 250',
    'MAIL',
    /^FROM:<;[^@>]*>/i,
    nobody,
  ),
  takes(
    'program-recipient-accepted',
    'RCPT for a pipe, a file or an expansion gets 250',
    'RCPT',
    /^TO:<"?(?:\||\/|\$\{)/i,
    postmaster,
  ),
];
