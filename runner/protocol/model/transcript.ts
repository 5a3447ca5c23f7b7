import { ReplyParser } from '../reply.js';
import { Oracle, type Ruling } from './oracle.js';

/** Remark of a session behind which anything may come in answer to what we send. */
export const nothingDue = 'what follows no server has to bear';

/** One entry of a session's transcript, octets as latin1. */
export interface Entry {
  readonly from: 'client' | 'server' | 'note';
  readonly tls: boolean;
  readonly data: string;
}

/** What the model says of each reply of a session, in their order; undefined for those that it cannot follow. */
export function ruleTranscript(
  entries: readonly Entry[],
  submission: boolean,
  lmtp = false,
): (Ruling | undefined)[] {
  return follow(entries, submission, lmtp).rulings;
}

/** The oracle as a session has left it, which tells the states that the next command may meet. */
export function oracleAfter(entries: readonly Entry[], submission: boolean): Oracle {
  return follow(entries, submission, false).oracle;
}

function follow(
  entries: readonly Entry[],
  submission: boolean,
  lmtp: boolean,
): { oracle: Oracle; rulings: (Ruling | undefined)[] } {
  const oracle = new Oracle(submission, lmtp);
  const parser = new ReplyParser();
  const rulings: (Ruling | undefined)[] = [];
  let tls = false;
  for (const entry of entries) {
    if (entry.tls && !tls) oracle.secured();
    tls = entry.tls;
    if (entry.from === 'client') oracle.sent(entry.data);
    // A reply that was given up may still come, and would then be taken for the answer to what follows.
    if (entry.from === 'note' && (entry.data.startsWith('no reply within') || entry.data === nothingDue))
      oracle.lose();
    if (entry.from !== 'server') continue;
    for (const { code } of parser.push(Buffer.from(entry.data, 'latin1'))) rulings.push(oracle.replied(code));
  }
  return { oracle, rulings };
}
