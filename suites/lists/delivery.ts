import type { AnyScenario } from '../../runner/scenario/index.js';
import { dotTransparency } from '../delivery/dot-transparency.js';
import { eightBit } from '../delivery/eight-bit.js';
import { emptyMessage } from '../delivery/empty-message.js';
import { headerDefects } from '../delivery/header-defects.js';
import { longLine } from '../delivery/long-line.js';
import { lookupBeforeData } from '../delivery/lookup-before-data.js';
import { messageOverSize } from '../delivery/message-over-size.js';
import { mixedRecipients } from '../delivery/mixed-recipients.js';
import { plainMessage } from '../delivery/plain-message.js';
import { receivedCount } from '../delivery/received-count.js';
import { recipientLimit } from '../delivery/recipient-limit.js';
import { size64k } from '../delivery/size-64k.js';
import { traceFields } from '../delivery/trace-fields.js';

/** In the order of the report. */
export const delivery: readonly AnyScenario[] = [
  plainMessage,
  mixedRecipients,
  emptyMessage,
  dotTransparency,
  eightBit,
  size64k,
  longLine,
  headerDefects,
  traceFields,
  receivedCount,
  lookupBeforeData,
  messageOverSize,
  recipientLimit,
];
