import type { Handler } from '../behaviour.js';
import { isAscii, type Path, parseLocalPart, parseMailbox, parsePath } from '../grammar.js';
import { isLocalDomain, isLocalUser } from '../policy.js';
import { badArgument, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';

export const noop: Handler = () => reply(250, '2.0.0', 'OK');

/** HELP (RFC 5321 section 4.1.1.8). */
export const help: Handler = (command, session) => {
  const topic = command.argument.toUpperCase();
  if (topic !== '' && session.behaviour.handler(topic) === undefined) {
    return reply(504, '5.5.4', 'No help on that');
  }
  return reply(
    214,
    '2.0.0',
    'This server speaks RFC 5321. Commands:',
    'EHLO HELO MAIL RCPT DATA BDAT RSET NOOP QUIT',
    'VRFY EXPN HELP STARTTLS AUTH',
  );
};

/** VRFY (section 3.5): 250 only for a mailbox that was looked up, with its address in brackets. */
export const vrfy: Handler = (command, session) => {
  const name = parseUser(command.argument);
  if (name === undefined) return badArgument('VRFY needs a user name or a mailbox');
  if (!isKnown(name, session)) return unknownUser();
  return reply(250, '2.1.5', addressOf(name.local, session));
};

/** EXPN: one mailbox a line; a single user is a list of one. */
export const expn: Handler = (command, session) => {
  const name = parseUser(command.argument);
  if (name === undefined) return badArgument('EXPN needs a list name');
  if (!isKnown(name, session)) return unknownUser();
  const { lists } = session.site;
  const key = name.local.toLowerCase();
  const members = (Object.hasOwn(lists, key) ? lists[key] : undefined) ?? [name.local];
  return reply(250, '2.1.5', ...members.map((member) => addressOf(member, session)));
};

const unknownUser = (): Reply => reply(550, '5.1.1', 'No such user here');

/** A user name, or a mailbox with or without brackets; SMTPUTF8 may follow (RFC 6531 section 3.7.4.2). */
function parseUser(argument: string): Path | undefined {
  const text = argument.replace(/ SMTPUTF8$/i, '');
  const local = parseLocalPart(text.replace(/^<(postmaster)>$/i, '$1'));
  const bare =
    local === undefined ? undefined : { mailbox: local, local, domain: '', nonAscii: !isAscii(local) };
  const bracketed = parsePath(text);
  const found = bare ?? parseMailbox(text) ?? (bracketed?.rest === '' ? bracketed.path : undefined);
  return found?.nonAscii && text === argument ? undefined : found;
}

const isKnown = (name: Path, session: Session): boolean =>
  isLocalDomain(name, session) && isLocalUser(name.local, session.site);

const addressOf = (local: string, { site }: Session): string =>
  `<${local.toLowerCase()}@${site.domains[0] ?? site.hostname}>`;
