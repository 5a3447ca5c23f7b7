export { type Command, readCommand } from './command.js';
export { dueReplies, isInOrder } from './due-replies.js';
export { Oracle, type Ruling } from './oracle.js';
export { type Answered, always, isListed, type Replies, replyTable, reserved } from './reply-table.js';
export type { Forbidden } from './rules.js';
export { describeState, type State } from './state.js';
export { type Entry, nothingDue, oracleAfter, ruleTranscript } from './transcript.js';
