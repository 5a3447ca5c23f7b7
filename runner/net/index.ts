export { Answer, type AnswerKind } from './answer.js';
export { type Deadlines, deadlinesFor } from './deadlines.js';
export { type Exchange, Session, type SessionSettings } from './session.js';
export { type TlsFacts, type TlsSettings, trustAnchors } from './tls.js';
export type { TranscriptEntry } from './transcript.js';
