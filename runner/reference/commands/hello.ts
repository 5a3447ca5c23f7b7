import type { Handler } from '../behaviour.js';
import { isAddressLiteral, isAscii, isDomain } from '../grammar.js';
import { badArgument, type Reply, reply } from '../reply.js';

/** EHLO (RFC 5321 section 4.1.1.1): accepted at any time, and clears the transaction; refused, it changes nothing. */
export const ehlo: Handler = (command, session) =>
  session.service === 'lmtp' ? unknownVerb() : extendedHello(command, session);

/** LHLO: EHLO by the name that LMTP has for it, and known there alone (RFC 2033 section 4.1). */
export const lhlo: Handler = (command, session) =>
  session.service === 'lmtp' ? extendedHello(command, session) : unknownVerb();

const unknownVerb = (): Reply => reply(500, '5.5.1', 'Command not recognized');

export const extendedHello: Handler = (command, session) => {
  const name = command.argument;
  if (!isClientName(name)) return badArgument(`${command.verb} needs a domain or an address literal`);
  session.hello = { verb: 'EHLO', name };
  session.transaction = undefined;
  const { hostname } = session.site;
  return reply(250, '', `${hostname} greets ${name}`, ...session.behaviour.seams.capabilities(session));
};

/** HELO: the same, but its reply never lists extensions (section 3.2). */
export const helo: Handler = (command, session) => {
  if (session.service === 'lmtp') return unknownVerb();
  const name = command.argument;
  if (!isClientName(name)) return badArgument('HELO needs a domain');
  session.hello = { verb: 'HELO', name };
  session.transaction = undefined;
  return reply(250, '', `${session.site.hostname} greets ${name}`);
};

const isClientName = (name: string): boolean =>
  isAscii(name) && (isDomain(name) || isAddressLiteral(name)) && name.length <= 255;
