import type { State } from '../protocol/model/index.js';
import type { Probe } from '../scenario/index.js';

/** Where a walk stands. */
export interface Place {
  readonly stage: State['stage'];
  readonly transaction: State['transaction'];
  readonly submission: boolean;
  readonly authenticated: boolean;
  /** STARTTLS is offered and not yet done. */
  readonly securable: boolean;
  /** The mechanism that has logged in is offered, and the credentials may be sent. */
  readonly loginReady: boolean;
}

/** One command that a walk may say. */
export interface Step {
  readonly verb: string;
  /** What is sent; of AUTH, what is shown. */
  readonly line: (probe: Probe) => string;
  /** Whether a client that means well would say it here: a walk of such steps gets deep. */
  readonly apt: (place: Place) => boolean;
}

/** Steps of like purpose, the simplest first: shrinking tries those before the others. */
export interface Choice {
  readonly weight: number;
  readonly steps: readonly Step[];
}

const never = (): boolean => false;
const inTransaction = ({ transaction }: Place): boolean => transaction !== 'none';
const ready = ({ stage, transaction, submission, authenticated }: Place): boolean =>
  stage === 'hello' && transaction === 'none' && (authenticated || !submission);

const bare = (verb: string, apt: Step['apt'] = never): Step => ({ verb, line: () => verb, apt });
const fixed = (line: string, apt: Step['apt'] = never): Step => ({
  verb: line.split(' ')[0] ?? line,
  line: () => line,
  apt,
});

export const quit: Step = bare('QUIT');
/** No document defines it, and it does not begin as a private verb does. */
const unheard = 'FROBNICATE';

/** All that a walk is made of. Nothing here asks for more than impact `probe`; when DATA may be said is the walk's matter. */
export const vocabulary: readonly Choice[] = [
  {
    weight: 6,
    steps: [
      {
        verb: 'EHLO',
        line: ({ clientName }) => `EHLO ${clientName}`,
        apt: ({ stage }) => stage === 'greeted',
      },
      {
        verb: 'HELO',
        line: ({ heloName }) => `HELO ${heloName}`,
        apt: ({ stage, submission }) => stage === 'greeted' && !submission,
      },
    ],
  },
  { weight: 7, steps: [{ verb: 'MAIL', line: ({ sender }) => `MAIL FROM:<${sender}>`, apt: ready }] },
  {
    weight: 7,
    steps: [{ verb: 'RCPT', line: ({ recipient }) => `RCPT TO:<${recipient}>`, apt: inTransaction }],
  },
  { weight: 3, steps: [bare('DATA', inTransaction)] },
  { weight: 4, steps: [bare('RSET', inTransaction), fixed('RSET now')] },
  { weight: 3, steps: [bare('NOOP', inTransaction), fixed('NOOP now')] },
  { weight: 3, steps: [fixed('VRFY postmaster', inTransaction), fixed('EXPN postmaster', inTransaction)] },
  { weight: 2, steps: [bare('HELP', inTransaction)] },
  { weight: 2, steps: [bare('EHLO', inTransaction), bare('HELO'), bare('MAIL'), bare('RCPT')] },
  { weight: 2, steps: [bare(unheard)] },
  {
    weight: 4,
    steps: [
      bare('STARTTLS', ({ submission, securable, stage }) => stage === 'hello' && submission && securable),
    ],
  },
  {
    weight: 6,
    steps: [
      {
        verb: 'AUTH',
        line: () => 'AUTH PLAIN ***',
        apt: ({ stage, loginReady, authenticated }) => stage === 'hello' && loginReady && !authenticated,
      },
    ],
  },
];
