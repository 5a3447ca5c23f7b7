import type { AnyScenario } from '../../runner/scenario/index.js';
import { dataWithoutRecipient } from '../lmtp/data-without-recipient.js';
import { lhlo } from '../lmtp/lhlo.js';
import { mailBeforeLhlo } from '../lmtp/mail-before-lhlo.js';
import { port25 } from '../lmtp/port-25.js';
import { repliesPerRecipient } from '../lmtp/replies-per-recipient.js';
import { smtpHello } from '../lmtp/smtp-hello.js';

/** In the order of the report. */
export const lmtp: readonly AnyScenario[] = [
  port25,
  lhlo,
  smtpHello,
  mailBeforeLhlo,
  dataWithoutRecipient,
  repliesPerRecipient,
];
