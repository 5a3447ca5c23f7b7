export {
  type Arrival,
  type ArrivalKind,
  bounceLocalPart,
  type CanarySource,
  kindOf,
  messageLocalPart,
} from './arrival.js';
export { type CanaryListener, type CanaryOptions, listenForMail } from './listener.js';
export { remoteCanary } from './remote.js';
export { answerOverHttp } from './web.js';
