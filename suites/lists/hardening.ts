import type { AnyScenario } from '../../runner/scenario/index.js';
import { addressOctets } from '../hardening/address-octets.js';
import { announcedNames } from '../hardening/announced-names.js';
import { announcedSize } from '../hardening/announced-size.js';
import { bareCrEndOfData } from '../hardening/bare-cr-end-of-data.js';
import { bareLfEndOfData } from '../hardening/bare-lf-end-of-data.js';
import { bareLfMessage } from '../hardening/bare-lf-message.js';
import { bdatLast } from '../hardening/bdat-last.js';
import { bdatLengthOverflow } from '../hardening/bdat-length-overflow.js';
import { bdatMalformedLength } from '../hardening/bdat-malformed-length.js';
import { bdatOctetCount } from '../hardening/bdat-octet-count.js';
import { bdatOrder } from '../hardening/bdat-order.js';
import { bdatRefusedChunk } from '../hardening/bdat-refused-chunk.js';
import { bdatShortLength } from '../hardening/bdat-short-length.js';
import { blankEndOfData } from '../hardening/blank-end-of-data.js';
import { chunkEndOfData } from '../hardening/chunk-end-of-data.js';
import { clientAddressCommands } from '../hardening/client-address-commands.js';
import { connectionLimit } from '../hardening/connection-limit.js';
import { debugCommands } from '../hardening/debug-commands.js';
import { helloIdentity } from '../hardening/hello-identity.js';
import { httpRequest } from '../hardening/http-request.js';
import { knownProduct } from '../hardening/known-product.js';
import { manyTransactions } from '../hardening/many-transactions.js';
import { nestedBrackets } from '../hardening/nested-brackets.js';
import { nulEndOfData } from '../hardening/nul-end-of-data.js';
import { otherLineEnds } from '../hardening/other-line-ends.js';
import { privateExtensions } from '../hardening/private-extensions.js';
import { queueCommands } from '../hardening/queue-commands.js';
import { realEndOfData } from '../hardening/real-end-of-data.js';
import { replyEcho } from '../hardening/reply-echo.js';
import { shellAddress } from '../hardening/shell-address.js';
import { slowData } from '../hardening/slow-data.js';
import { slowLine } from '../hardening/slow-line.js';
import { smugglingInbound } from '../hardening/smuggling-inbound.js';
import { smugglingOutbound } from '../hardening/smuggling-outbound.js';
import { splitEndOfData } from '../hardening/split-end-of-data.js';
import { unsynchronisedPipelining } from '../hardening/unsynchronised-pipelining.js';
import { hardeningUserEnumeration } from '../hardening/user-enumeration.js';
import { hardeningUserEnumerationTiming } from '../hardening/user-enumeration-timing.js';
import { xtext } from '../hardening/xtext.js';

/** In the order of the report. */
export const hardening: readonly AnyScenario[] = [
  bareLfEndOfData,
  hardeningUserEnumeration,
  hardeningUserEnumerationTiming,
  clientAddressCommands,
  queueCommands,
  debugCommands,
  helloIdentity,
  announcedNames,
  privateExtensions,
  knownProduct,
  bdatRefusedChunk,
  bdatMalformedLength,
  bdatLengthOverflow,
  bdatOctetCount,
  bdatOrder,
  bdatLast,
  bdatShortLength,
  announcedSize,
  manyTransactions,
  slowLine,
  slowData,
  connectionLimit,
  bareLfMessage,
  bareCrEndOfData,
  nulEndOfData,
  blankEndOfData,
  otherLineEnds,
  splitEndOfData,
  chunkEndOfData,
  realEndOfData,
  smugglingInbound,
  smugglingOutbound,
  addressOctets,
  nestedBrackets,
  xtext,
  replyEcho,
  unsynchronisedPipelining,
  httpRequest,
  shellAddress,
];
