import type { Answer, Session } from '../../runner/net/index.js';
import { type RelayContext, senderOf, startAsStranger } from './relay.js';

/** One recipient, by one sender. */
export interface RelayQuestion {
  /** What finds its answer again. */
  readonly key: string;
  /** What stands behind `FROM:`; default: the sender of the run. */
  readonly from?: string;
  /** What stands behind `TO:`. */
  readonly to: string;
}

/** The last answer to it: to MAIL where that was not accepted, else to RCPT. */
export interface RelayAnswer extends RelayQuestion {
  readonly to: string;
  readonly verb: 'MAIL' | 'RCPT';
  readonly reply: Answer;
  /** The server took the line of RCPT for two: `reply` answers the first. */
  readonly split: boolean;
}

/** Some servers end a session on its fourth error. */
const mostErrors = 3;

/**
 * Asks a stranger's questions at RCPT, one after the other, in as few sessions as refusals allow; nothing is sent.
 * @param startTls  as for `startAsStranger`
 * @returns  the answer to the first MAIL by the sender of the run, which may have refused us all, and those to the questions that came to be asked
 */
export async function askInTurn(
  context: RelayContext,
  token: string,
  questions: readonly RelayQuestion[],
  startTls?: boolean,
): Promise<{ mail: Answer; answers: readonly RelayAnswer[] }> {
  const usual = `<${senderOf(context, token)}>`;
  const start = () => startAsStranger(context, token, usual, startTls);
  const first = await start();
  const answers: RelayAnswer[] = [];
  for (let { open, mail } = first; mail.is(250); { open, mail } = await start()) {
    answers.push(...(await askSome(open, usual, questions.slice(answers.length))));
    await open.quit();
    if (answers.length === questions.length) break;
  }
  return { mail: first.mail, answers };
}

/** At least the first one. @param usual  the sender whose MAIL was accepted */
async function askSome(
  open: Session,
  usual: string,
  questions: readonly RelayQuestion[],
): Promise<readonly RelayAnswer[]> {
  const answers: RelayAnswer[] = [];
  let sender: string | undefined = usual;
  let errors = 0;
  for (const question of questions) {
    if (answers.length > 0 && (errors === mostErrors || !open.open)) break;
    const { from = usual, to } = question;
    const mail: Answer | undefined = sender === from ? undefined : await changeSender(open, sender, from);
    const asked: Pick<RelayAnswer, 'reply' | 'split'> =
      mail?.is(250) === false ? { reply: mail, split: false } : await askRecipient(open, to);
    // Errors before it may be why it got no answer, or one about the order of commands; from a session of its own, either counts.
    if (answers.length > 0 && (asked.reply.kind !== 'reply' || asked.reply.is(503))) break;
    const verb: RelayAnswer['verb'] = asked.reply === mail ? 'MAIL' : 'RCPT';
    answers.push({ ...question, ...asked, verb });
    sender = verb === 'MAIL' ? undefined : from;
    if (!asked.reply.is(2)) errors += 1;
    else if ((await open.command('RSET')).is(2)) sender = undefined;
    else break;
  }
  return answers;
}

async function changeSender(open: Session, sender: string | undefined, from: string): Promise<Answer> {
  const rset = sender === undefined ? undefined : await open.command('RSET');
  return rset?.is(2) === false ? rset : open.command(`MAIL FROM:${from}`);
}

/** Octets that no server has to bear. */
export const holdsControls = (path: string): boolean => /[\0-\x1f]/.test(path);

async function askRecipient(open: Session, to: string): Promise<{ reply: Answer; split: boolean }> {
  if (!holdsControls(to)) return { reply: await open.command(`RCPT TO:${to}`), split: false };
  // A CR may be a line end to it, and then a second reply stands before that to QUIT.
  open.allowReset();
  const reply = await open.command(`RCPT TO:${to}`);
  if (!open.open) return { reply, split: false };
  return { reply, split: (await open.remaining()).length > 1 };
}
