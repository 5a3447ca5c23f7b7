import type { Sent, Session } from '../net/index.js';
import { ruleTranscript } from '../protocol/model/index.js';
import { escapeOctets } from '../protocol/octets.js';
import { isSubmission, type Service, type TranscriptReport } from '../result/index.js';
import type { AnyInvariant, JudgedExchange } from '../scenario/index.js';
import type { Catalogue } from './catalogue.js';
import { type Front, frontOf } from './front.js';
import { type Tally, tally } from './invariants.js';

/** What is kept of a session that is over: all that the report tells of it, and nothing that holds its socket or its TLS. */
export interface Keepsake {
  readonly events: TranscriptReport['events'];
  readonly roundTrips: number;
  readonly sent: Sent;
  readonly tallies: ReadonlyMap<AnyInvariant, Tally>;
  readonly front: Front;
}

/** Looks at a session for the last time. */
export function keep(session: Session, service: Service, catalogue: Catalogue, strict: boolean): Keepsake {
  const { invariants, requirements } = catalogue;
  // The model is for the invariants alone.
  const exchanges = invariants.length === 0 ? [] : withRulings(session, service);
  return {
    events: session.transcript.map((event) => ({ ...event, data: escapeOctets(event.data) })),
    roundTrips: session.roundTrips,
    sent: { commands: session.sent.commands, messages: session.sent.messages },
    tallies: new Map(
      invariants.map((it) => [it, masked(session, tally(it, exchanges, requirements, strict))]),
    ),
    front: frontOf(session),
  };
}

function masked(session: Session, { found, ...rest }: Tally): Tally {
  return { ...rest, found: found.map((one) => ({ ...one, message: session.mask(one.message) })) };
}

/** The replies of a session, each with what the model says of it. */
function withRulings(session: Session, service: Service): JudgedExchange[] {
  const rulings = ruleTranscript(session.transcript, isSubmission(service), service === 'lmtp');
  return session.exchanges.map((exchange, position) => {
    const ruling = rulings[position];
    const isThis = ruling !== undefined && ruling.code === exchange.reply.code;
    return isThis ? { ...exchange, ruling } : exchange;
  });
}
