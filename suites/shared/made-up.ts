import type { Session } from '../../runner/net/index.js';
import { plainResponse } from '../../runner/protocol/sasl/index.js';
import type { Probe } from '../../runner/scenario/index.js';

/** A login that no server can know: it bears the mark of this run, and so tells an admin who tried it. */
export const madeUpLogin = ({ runId }: Probe): string => `smtpspec-${runId}`;

/** AUTH PLAIN with an initial response for that login; never a real name, so that no account gets locked. */
export const madeUpAuth = (probe: Probe): string =>
  `AUTH PLAIN ${plainResponse(madeUpLogin(probe), 'made-up')}`;

/** Says in the transcript, which masks all of AUTH, what is tried next. */
export const noteMadeUp = (open: Session, probe: Probe): void =>
  open.remark(`the login that is tried next, ${madeUpLogin(probe)}, is made up`);
