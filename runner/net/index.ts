export { Answer, type AnswerKind } from './answer.js';
export type { OctetExchange } from './connection.js';
export { type Deadlines, deadlinesFor } from './deadlines.js';
export type { Exchange } from './exchange.js';
export { type Fetched, type Fetcher, type FetchNote, type FetchPurpose, fetcherFor } from './fetch.js';
export type { LoginOutcome } from './login.js';
export { Session, type SessionSettings } from './session.js';
export { type TlsFacts, type TlsSettings, trustAnchors, trustedRoots } from './tls.js';
export type { TranscriptEntry } from './transcript.js';
