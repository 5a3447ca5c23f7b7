import type { Answered } from './reply-table.js';
import type { State } from './state.js';

type Codes = Readonly<Partial<Record<Answered, readonly number[]>>>;

/** What a command draws where it fits and nothing stands in its way (RFC 5321 sections 3.3 and 4.3.2). */
const inOrder: Codes = {
  connection: [220],
  EHLO: [250],
  HELO: [250],
  LHLO: [250],
  MAIL: [250],
  RCPT: [250, 251],
  DATA: [354],
  'end of data': [250],
  RSET: [250],
  NOOP: [250],
  QUIT: [221],
};

/** What it draws where it does not fit (sections 3.3 and 4.1.4; AUTH: RFC 4954 section 4). */
const outOfOrder: Codes = { MAIL: [503], RCPT: [503], DATA: [503, 554], AUTH: [503] };

/** Whether a command fits into a state. */
export function isInOrder({ stage, transaction, authenticated }: State, to: Answered): boolean {
  if (to === 'MAIL') return stage === 'hello' && transaction === 'none';
  if (to === 'RCPT') return transaction !== 'none';
  if (to === 'DATA') return transaction === 'recipient';
  if (to === 'AUTH') return stage === 'hello' && transaction === 'none' && !authenticated;
  return true;
}

/** The replies that the text asks for when this command comes in this state; empty where the model knows of none. */
export function dueReplies(state: State, to: Answered): readonly number[] {
  return (isInOrder(state, to) ? inOrder : outOfOrder)[to] ?? [];
}
