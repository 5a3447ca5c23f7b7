import auth from './auth.json' with { type: 'json' };
import commands from './commands.json' with { type: 'json' };
import delivery from './delivery.json' with { type: 'json' };
import hardening from './hardening.json' with { type: 'json' };
import lmtp from './lmtp.json' with { type: 'json' };
import relay from './relay.json' with { type: 'json' };
import replies from './replies.json' with { type: 'json' };
import submission from './submission.json' with { type: 'json' };
import tls from './tls.json' with { type: 'json' };

/** What one server said to one check, as `npm run record` took it down. */
export interface Dialogue {
  readonly verdict: string;
  /** What the check had to say. */
  readonly message: string;
  readonly service: string;
  readonly variant?: string;
  /**
   * `C: …` the client, `S: …` the server, `-- …` a note of ours; escaped as transcripts are, CR LF at the end of a line left out. At
   * most thirty: the end of what was said, or what the survey of the TLS endpoint found.
   */
  readonly lines: readonly string[];
}

/** The reference server with these faults; those that it has throughout the proof come first. */
export interface FaultyDialogue extends Dialogue {
  readonly finding: string;
  readonly faults: readonly string[];
}

/** One scenario or invariant, played against the strict reference server and against faulty ones. */
export interface Recorded {
  readonly strict: Dialogue;
  /** One for each finding where there are up to three, else one for the gravest. */
  readonly faulty: readonly FaultyDialogue[];
}

/** By id. Nothing is typed by hand: `npm run record` writes these files from the cases of the proofs, and tests hold them against each other. */
export const dialogues = {
  ...commands,
  ...tls,
  ...submission,
  ...relay,
  ...hardening,
  ...delivery,
  ...lmtp,
  ...auth,
  ...replies,
} as Readonly<Record<string, Recorded>>;
