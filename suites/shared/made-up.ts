import { plainResponse } from '../../runner/protocol/sasl.js';
import type { Probe } from '../../runner/scenario/index.js';

/** A login that no server can know: it bears the mark of this run, and so tells an admin who tried it. */
export const madeUpLogin = ({ runId }: Probe): string => `smtpspec-${runId}`;

/** AUTH PLAIN with an initial response for that login; never a real name, so that no account gets locked. */
export const madeUpAuth = (probe: Probe): string =>
  `AUTH PLAIN ${plainResponse(madeUpLogin(probe), 'made-up')}`;
