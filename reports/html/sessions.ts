import type { CheckReport, Report, TargetReport, TranscriptReport } from '../../runner/result/index.js';
import { type Placed, placedChecks } from '../shared/checks.js';
import { surveyName, transcriptsOf } from '../shared/dialogue.js';

/** Where the dialogues of a page stand: many checks share a session, and its text is long. */
export interface Sessions {
  /** Sessions that stand under this check, in the order in which it names them, and those that stand under another one. */
  of(placed: Placed): {
    here: TranscriptReport[];
    elsewhere: { transcript: TranscriptReport; home: Placed }[];
  };
  /** The anchor of a session, which has one where it stands first. */
  anchor(placed: Placed, transcript: TranscriptReport): string | undefined;
}

/** A finding shows all that it rests on; of other checks, the first that names a session shows it, and its own scenario before all. */
export function sessionsOf(report: Report): Sessions {
  const homes = new Map<TranscriptReport, Placed>();
  for (const placed of placedChecks(report).sort((a, b) => rank(a.check) - rank(b.check))) {
    for (const transcript of named(placed)) {
      const home = homes.get(transcript);
      if (home === undefined || isBetter(placed, home, transcript)) homes.set(transcript, placed);
    }
  }
  const isHome = (placed: Placed, transcript: TranscriptReport) =>
    homes.get(transcript)?.anchor === placed.anchor;
  return {
    of: (placed) => {
      const all = named(placed);
      const here = all.filter((transcript) => rank(placed.check) === 0 || isHome(placed, transcript));
      const elsewhere = all.flatMap((transcript) => {
        const home = homes.get(transcript);
        return here.includes(transcript) || home === undefined ? [] : [{ transcript, home }];
      });
      return { here, elsewhere };
    },
    anchor: (placed, transcript) =>
      isHome(placed, transcript) ? `${placed.anchor.split('-')[0]}-s${transcript.id}` : undefined,
  };
}

/** Sessions that no check names: that of the first look, and what the run did for itself. */
export function unnamedSessions({ checks, transcripts }: TargetReport): TranscriptReport[] {
  const known = new Set(checks.flatMap((check) => check.transcripts));
  return transcripts.filter(({ id, scenario }) => !known.has(id) && scenario !== surveyName);
}

function named({ target, check }: Placed): TranscriptReport[] {
  const transcripts = transcriptsOf(target, [...new Set(check.transcripts)]);
  return transcripts.filter(({ scenario }) => scenario !== surveyName);
}

function rank({ verdict, expected }: CheckReport): 0 | 1 {
  const isOpen = expected?.outcome === 'unmet' || ['fail', 'error', 'warn', 'inconclusive'].includes(verdict);
  return isOpen ? 0 : 1;
}

function isBetter({ check }: Placed, home: Placed, { scenario }: TranscriptReport): boolean {
  if (rank(check) !== rank(home.check)) return false;
  return check.id === scenario && home.check.id !== scenario;
}
