import type { AnyScenario } from '../../../runner/scenario/index.js';
import { help } from '../../../suites/commands/help.js';
import { noop } from '../../../suites/commands/noop.js';
import { rsetKeepsSession } from '../../../suites/commands/rset-keeps-session.js';
import { unknownVerb } from '../../../suites/commands/unknown-verb.js';
import { vrfy } from '../../../suites/commands/vrfy.js';

/** Scenarios whose sessions draw single-line and multi-line replies, good ones and errors, inside and outside of transactions. */
export const everyKindOfReply: readonly AnyScenario[] = [help, noop, rsetKeepsSession, unknownVerb, vrfy];
