export type { Endpoint, KeyExchangeFacts, Reaction } from './facts.js';
export { type Line, NotSeen, TurnedAway } from './line.js';
export type { TlsPolicy } from './policy-shape.js';
export type { Lines, Question } from './question.js';
export { type SurveySettings, survey } from './survey.js';
