import { decode, isAscii, parseMailbox } from './grammar.js';
import { badArgument, type Reply, reply } from './reply.js';

export type Parameters = Record<string, string>;

/** Whether the value of one parameter is well formed; '' stands for no value at all. */
export type ParameterRules = Readonly<Record<string, (value: string | undefined) => boolean>>;

const xtext = /^(?:[\x21-\x2a\x2c-\x3c\x3e-\x7e]|\+[0-9A-F]{2})+$/;
const given =
  (pattern: RegExp) =>
  (value: string | undefined): boolean =>
    value !== undefined && pattern.test(value);

const decodeXtext = (value: string): string =>
  value.replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** SIZE (RFC 1870), BODY (6152), SMTPUTF8 (6531), RET and ENVID (3461), which stands for printable characters. */
export const mailParameters: ParameterRules = {
  SIZE: given(/^\d{1,20}$/),
  BODY: given(/^(?:7BIT|8BITMIME)$/i),
  SMTPUTF8: (value) => value === undefined,
  RET: given(/^(?:FULL|HDRS)$/i),
  ENVID: (value) => given(xtext)(value) && /^[\x20-\x7e]*$/.test(decodeXtext(value ?? '')),
};

/** AUTH is taken where the service offers it, from unauthenticated clients too (RFC 4954 section 5). */
export const submissionParameters: ParameterRules = { ...mailParameters, AUTH: isAuthValue };

/** NOTIFY and ORCPT (RFC 3461); the utf-8 address type of RFC 6533 may hold UTF-8. */
export const recipientParameters: ParameterRules = {
  NOTIFY: given(/^(?:NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY))*)$/i),
  ORCPT: (value) => {
    const [, type = '', address = ''] = /^([A-Za-z0-9][A-Za-z0-9-]*);(.+)$/s.exec(value ?? '') ?? [];
    const plain = type.toLowerCase() === 'utf-8' ? address.replace(/[\x80-\xff]/g, '') : address;
    return address !== '' && (plain === '' || xtext.test(plain)) && decode(address) !== undefined;
  },
};

/**
 * Parses what follows a path: parameters, each after exactly one space (RFC 5321 section 4.1.2).
 * Gives a 501 or 555 reply instead of the values when they are not in order. `known` is undefined in a HELO
 * session, which has no extensions.
 */
export function parseParameters(rest: string, known: ParameterRules | undefined): Parameters | Reply {
  const values: Parameters = {};
  if (rest === '') return values;
  if (!rest.startsWith(' ')) return badArgument('Text behind the path');
  for (const item of rest.slice(1).split(' ')) {
    const match = /^([A-Za-z0-9][A-Za-z0-9-]*)(?:=([\x21-\x3c\x3e-\x7e\x80-\xff]+))?$/.exec(item);
    if (match === null) return badArgument('Malformed parameter');
    const [, keyword = '', value] = match;
    const name = keyword.toUpperCase();
    const isSound = known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined;
    if (isSound === undefined) return reply(555, '5.5.4', 'Parameter not recognized');
    if (Object.hasOwn(values, name)) return badArgument('Parameter given twice');
    if (!isSound(value) || (name !== 'ORCPT' && !isAscii(item)))
      return badArgument('Bad value of a parameter');
    values[name] = decode(value ?? '') ?? '';
  }
  return values;
}

export const isReply = (outcome: Parameters | Reply): outcome is Reply => 'lines' in outcome;

function isAuthValue(value: string | undefined): boolean {
  if (value === undefined || !xtext.test(value)) return false;
  const plain = decodeXtext(value);
  return plain === '<>' || parseMailbox(plain) !== undefined;
}
