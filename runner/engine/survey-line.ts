import { type Lines, NotSeen, TurnedAway } from '../endpoint/index.js';
import { Session, type SessionSettings } from '../net/index.js';
import { climb, LadderBroken } from '../scenario/index.js';
import type { Catalogue } from './catalogue.js';
import { type Keepsake, keep } from './keepsake.js';
import { pause } from './pause.js';
import type { Stage } from './play.js';

/** What the lines of a survey need besides the stage of the scenarios. */
export interface SurveyStage extends Omit<Stage, 'endpoint' | 'userTls' | 'shared'> {
  readonly catalogue: Catalogue;
  /** Settings for whole handshakes of TLS 1.2 and older. */
  readonly classic: () => SessionSettings;
}

/** Connections for the survey of a TLS endpoint, out of the same budget and with the same back-off as those of scenarios. */
export function surveyLines(stage: SurveyStage): Lines<Keepsake> {
  const { settings, classic, budget, service, signal, options, catalogue } = stage;
  return (note) => ({
    serverName: settings.tls.serverName,
    implicitTls: settings.implicitTls,
    use: (work, newest) =>
      budget.run(
        1,
        async () => {
          const chosen = newest === undefined ? settings : classic();
          const once = () =>
            lend(chosen, stage, work, (session) => note(keep(session, service, catalogue, options.strict)));
          const first = await once();
          if ('value' in first) return first.value;
          if (signal?.aborted === true || !budget.worthRetrying) throw new NotSeen(first.why);
          stage.onBackOff(first.why, budget.backOff());
          await budget.held(signal);
          const second = await once();
          if ('value' in second) return second.value;
          budget.retriedInVain();
          throw new NotSeen(second.why);
        },
        'chain',
      ),
  });
}

type Lent<T> = { readonly value: T } | { readonly why: string };

/** One connection, brought to where a ClientHello is due; the work's answer, or why it could not begin. */
async function lend<T>(
  settings: SessionSettings,
  { service, facts, options, budget, signal }: SurveyStage,
  work: (session: Session) => Promise<T>,
  note: (session: Session) => void,
): Promise<Lent<T>> {
  await budget.held(signal);
  if (options.delayMs > 0) await pause(options.delayMs, signal);
  if (signal?.aborted === true) return { why: 'interrupted' };
  const sessions: Session[] = [];
  try {
    const session = await connectBare(settings, sessions);
    if (service !== 'submissions') {
      await climb('hello', {
        connect: async () => session,
        probe: facts.probe,
        service,
        login: undefined,
      });
      const go = await session.command('STARTTLS');
      if (!go.is(220)) throw new LadderBroken('tls', `STARTTLS drew ${go}`);
    }
    return { value: await work(session) };
  } catch (error) {
    if (error instanceof LadderBroken || error instanceof TurnedAway) return { why: error.message };
    throw error;
  } finally {
    for (const session of sessions) {
      await session.quit();
      note(session);
    }
  }
}

async function connectBare(settings: SessionSettings, sessions: Session[]): Promise<Session> {
  try {
    const { session } = await Session.connect({ ...settings, implicitTls: false });
    sessions.push(session);
    return session;
  } catch (error) {
    throw new LadderBroken('connected', `no connection: ${(error as Error).message}`);
  }
}
