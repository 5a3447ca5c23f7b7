import type { Outcome } from '../../runner/scenario/index.js';
import { offersNoAuth } from './auth-offered.js';
import {
  beginsTls,
  isRefusal,
  judgeRelay,
  outsideOf,
  type RelayContext,
  refusedRecipient,
  refusedSender,
  senderOf,
  startAsStranger,
} from './relay.js';
import { partsFor, relayPath } from './relay-forms.js';
import { ordinary, relaysAlready } from './relay-ordinary.js';
import { askInTurn } from './relay-survey.js';

/** What stands behind `FROM:`. @param form  as for `relayPath`, with the sender of the run as `{S}` */
function reversePath(context: RelayContext, form: string, token: string): string {
  return relayPath(form, partsFor(context, token)).replace('{S}', () => senderOf(context, token));
}

/**
 * Judges one sender of a table, with a plain recipient elsewhere. All are asked in few sessions, once for all checks; where a message might get through, it goes
 * up the ladder in a session of its own.
 */
export async function judgeSender(
  context: RelayContext,
  table: Readonly<Record<string, string>>,
  form: string,
): Promise<Outcome> {
  const { pass, inconclusive, notApplicable, once, token } = context;
  const auth = placeOfAuth(context);
  if (isParameter(form) && auth === undefined)
    return offersNoAuth(context.facts)
      ? notApplicable('the server does not offer AUTH')
      : inconclusive('AUTH is not listed here, and no session with TLS came about');
  // The usual session does not offer it: these forms, and the sender of the run beside them, are asked in another.
  const startTls = isParameter(form) && auth === 'inside TLS' ? true : beginsTls(context);
  const isApart = startTls !== beginsTls(context);
  const { mail, answers } = await once(`senders as ${Object.keys(table).join(', ')}, TLS ${startTls}`, () => {
    const all = token('senders');
    const to = `<${outsideOf(context, all)}>`;
    const forms = Object.values(table).filter((it) =>
      isParameter(it) ? isApart || auth === 'as usual' : !isApart,
    );
    const usual = isApart ? [{ key: plain, to }] : [];
    const questions = forms.map((key) => ({ key, from: reversePath(context, key, all), to }));
    return askInTurn(context, all, [...usual, ...questions], startTls);
  });
  const refusal = refusedSender(context, mail);
  if (refusal !== undefined) return refusal;
  if (answers.some(({ key, reply }) => key === plain && reply.is(2)))
    return notApplicable('the server relays plain addresses inside TLS, see relay/other-side-of-starttls');
  const answer = answers.find(({ key }) => key === form);
  if (answer === undefined) return inconclusive('the server let us in no more');
  const { verb, reply, from, to } = answer;
  if (verb === 'MAIL') {
    const drew = `MAIL FROM:${from} drew ${reply}`;
    return reply.is(5) && !reply.is(503)
      ? pass(`${drew}, which the sender of the run did not`)
      : inconclusive(drew);
  }
  if (isRefusal(reply)) return refusedRecipient(context, to, reply);
  if (!reply.is(2)) return inconclusive(`after MAIL FROM:${from}, RCPT TO:${to} drew ${reply}`);
  if ((await ordinary(context)).outcome.kind === 'violation') return notApplicable(relaysAlready);
  const own = token();
  const started = await startAsStranger(context, own, reversePath(context, form, own), startTls);
  return judgeRelay(context, { ...started, to: `<${outsideOf(context, own)}>`, token: own });
}

const isParameter = (form: string): boolean => form.includes(' AUTH=');

/** Names the question about the sender of the run. */
const plain = 'plain';

/** Whether the session that strangers usually have offers AUTH, or that behind STARTTLS alone; undefined: neither does. */
function placeOfAuth(context: RelayContext): 'as usual' | 'inside TLS' | undefined {
  const { facts, service } = context;
  const usual = service === 'submissions' || beginsTls(context) ? facts.tls : facts.plain;
  if (usual.includes('AUTH')) return 'as usual';
  return service === 'smtp' && facts.tls.includes('AUTH') ? 'inside TLS' : undefined;
}
