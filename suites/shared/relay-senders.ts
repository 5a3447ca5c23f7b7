import type { Outcome } from '../../runner/scenario/index.js';
import {
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
  const { facts, service, pass, inconclusive, notApplicable, once, token } = context;
  const offersAuth = (service === 'smtp' ? facts.plain : facts.tls).includes('AUTH');
  const { mail, answers } = await once(`senders as ${Object.keys(table).join(', ')}`, () => {
    const all = token('senders');
    const to = `<${outsideOf(context, all)}>`;
    const forms = Object.values(table).filter((it) => offersAuth || !isParameter(it));
    return askInTurn(
      context,
      all,
      forms.map((key) => ({ key, from: reversePath(context, key, all), to })),
    );
  });
  const refusal = refusedSender(context, mail);
  if (refusal !== undefined) return refusal;
  if (isParameter(form) && !offersAuth) return notApplicable('the server does not offer AUTH');
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
  const started = await startAsStranger(context, own, reversePath(context, form, own));
  return judgeRelay(context, { ...started, to: `<${outsideOf(context, own)}>`, token: own });
}

const isParameter = (form: string): boolean => form.includes(' AUTH=');
