import type { AnyScenario } from '../../runner/scenario/index.js';
import { addressLiteralForm } from '../relay/address-literal.js';
import { afterMessage } from '../relay/after-message.js';
import { alteredDomain } from '../relay/altered-domain.js';
import { bangPath } from '../relay/bang-path.js';
import { claimedNames } from '../relay/claimed-names.js';
import { controlOctets } from '../relay/control-octets.js';
import { doubleAt } from '../relay/double-at.js';
import { encodedAddress } from '../relay/encoded-address.js';
import { failedLogin } from '../relay/failed-login.js';
import { inbound } from '../relay/inbound.js';
import { otherSideOfStarttls } from '../relay/other-side-of-starttls.js';
import { percentHack } from '../relay/percent-hack.js';
import { proxyLine } from '../relay/proxy-line.js';
import { quotedAddress } from '../relay/quoted-address.js';
import { randomRecipient } from '../relay/random-recipient.js';
import { refusalCode } from '../relay/refusal-code.js';
import { senderForms } from '../relay/senders.js';
import { sessionStates } from '../relay/session-states.js';
import { relaySourceRoute } from '../relay/source-route.js';
import { thirdParty } from '../relay/third-party.js';
import { xclient } from '../relay/xclient.js';

/** In the order of the report. */
export const relay: readonly AnyScenario[] = [
  refusalCode,
  thirdParty,
  percentHack,
  bangPath,
  relaySourceRoute,
  quotedAddress,
  doubleAt,
  addressLiteralForm,
  alteredDomain,
  encodedAddress,
  controlOctets,
  senderForms,
  randomRecipient,
  sessionStates,
  claimedNames,
  otherSideOfStarttls,
  afterMessage,
  xclient,
  proxyLine,
  inbound,
];

/** Fails logins, so it comes behind all of `auth`: a server that bans us for it has answered everything else. */
export const relayThatFailsLogins: readonly AnyScenario[] = [failedLogin];
