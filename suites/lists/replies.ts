import type { AnyInvariant } from '../../runner/scenario/index.js';
import { authCodes } from '../replies/auth-codes.js';
import { closingName } from '../replies/closing-name.js';
import { codeOfCommand } from '../replies/code-of-command.js';
import { codeRange } from '../replies/code-range.js';
import { enhancedCodeClass } from '../replies/enhanced-code-class.js';
import { enhancedCodeForm } from '../replies/enhanced-code-form.js';
import { enhancedCodePresent } from '../replies/enhanced-code-present.js';
import { enhancedCodeSame } from '../replies/enhanced-code-same.js';
import { knownCodes } from '../replies/known-codes.js';
import { legalInState } from '../replies/legal-in-state.js';
import { lineEnding } from '../replies/line-ending.js';
import { lineLength } from '../replies/line-length.js';
import { oneCode } from '../replies/one-code.js';
import { oneReply } from '../replies/one-reply.js';
import { replyForm } from '../replies/reply-form.js';
import { textOctets } from '../replies/text-octets.js';
import { textPresent } from '../replies/text-present.js';

/** Every invariant, judged after the scenarios. */
export const replies: readonly AnyInvariant[] = [
  lineEnding,
  replyForm,
  codeRange,
  knownCodes,
  oneCode,
  lineLength,
  textOctets,
  textPresent,
  oneReply,
  enhancedCodePresent,
  enhancedCodeForm,
  enhancedCodeClass,
  enhancedCodeSame,
  closingName,
  codeOfCommand,
  authCodes,
  legalInState,
];
