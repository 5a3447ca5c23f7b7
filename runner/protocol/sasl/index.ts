export { bindingsOf, type Channel, type ChannelBinding, serverEndPoint } from './channel-binding.js';
export { fitting, type Spoken, spoken } from './choose.js';
export {
  CannotGoOn,
  type ClientCertificate,
  type Credentials,
  type SaslClient,
  type ServerProof,
} from './client.js';
export { type Setting, saslClient } from './make.js';
export { type MechanismKind, mechanismKind } from './names.js';
export { plain, plainResponse } from './plain.js';
export { secretForms } from './secrets.js';
