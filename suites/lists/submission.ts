import type { AnyScenario } from '../../runner/scenario/index.js';
import { addressSyntax } from '../submission/address-syntax.js';
import { clearText } from '../submission/clear-text.js';
import { clientCertificate } from '../submission/client-certificate.js';
import { esmtp } from '../submission/esmtp.js';
import { extensions } from '../submission/extensions.js';
import { headerAddress } from '../submission/header-address.js';
import { queueVerbs } from '../submission/queue-verbs.js';
import { reply521 } from '../submission/reply-521.js';
import { replyTime } from '../submission/reply-time.js';
import { rights } from '../submission/rights.js';
import { unqualifiedDomain } from '../submission/unqualified-domain.js';

/** In the order of the report. */
export const submission: readonly AnyScenario[] = [
  esmtp,
  extensions,
  reply521,
  clearText,
  clientCertificate,
  addressSyntax,
  unqualifiedDomain,
  rights,
  replyTime,
  queueVerbs,
  headerAddress,
];
