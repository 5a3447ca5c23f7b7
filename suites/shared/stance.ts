import type { Answer, Session } from '../../runner/net/index.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';
import { localMailbox, nobodyAt } from './paths.js';
import { mailAsStranger } from './stranger.js';

/** What a server does at RCPT with mailboxes that do not exist; `words` say it in a sentence that follows "the server". */
export interface Stance {
  readonly kind: 'refuses-unknown' | 'takes-any-local' | 'takes-anything' | 'unclear';
  readonly words: string;
}

interface Place {
  readonly session: (rung: Rung) => Promise<Session>;
  readonly probe: Probe;
  once<T>(key: string, ask: () => Promise<T>): Promise<T>;
}

/** Asked of a service once in a run, by a stranger; no message is sent. The head needs `localDomain`. */
export function stanceOf({ session, probe, once }: Place): Promise<Stance> {
  return once('stance of RCPT', async () => {
    const { open, mail } = await mailAsStranger(session, probe, false);
    const stance = mail.is(250) ? await ask(open, probe) : unclear(`answers MAIL with ${mail}`);
    await open.quit();
    return stance;
  });
}

async function ask(open: Session, probe: Probe): Promise<Stance> {
  const nobody = nobodyAt(probe);
  const reply = await open.command(`RCPT TO:<${nobody}>`);
  if (reply.is(2)) return elsewhere(nobody, reply, await open.command(`RCPT TO:<${probe.outside}>`));
  if (!reply.is(5)) return unclear(`answers RCPT TO:<${nobody}> with ${reply}`);
  // Who refuses every recipient of ours refuses us, and has shown nothing of what it does with this one.
  const good = localMailbox(probe);
  const control = await open.command(`RCPT TO:<${good}>`);
  return control.is(2)
    ? { kind: 'refuses-unknown', words: `refuses an unknown user at RCPT: <${nobody}> drew ${reply}` }
    : unclear(`answers RCPT TO:<${nobody}> with ${reply}, and <${good}> with ${control}`);
}

function elsewhere(nobody: string, reply: Answer, outside: Answer): Stance {
  return outside.is(2)
    ? {
        kind: 'takes-anything',
        words: `takes any recipient at RCPT, elsewhere too: <${nobody}> drew ${reply}`,
      }
    : { kind: 'takes-any-local', words: `takes any local recipient at RCPT: <${nobody}> drew ${reply}` };
}

const unclear = (words: string): Stance => ({ kind: 'unclear', words });
