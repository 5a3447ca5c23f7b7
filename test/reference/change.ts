import type { ReferenceService } from '../../runner/reference/index.js';
import { E, M, R } from './script.js';

/** What one fault changes: the codes, or the octets, that the same steps draw. The strict server must differ. */
export interface Change {
  readonly service?: ReferenceService;
  readonly steps: readonly string[];
  readonly codes?: string;
  readonly raw?: RegExp;
}

export const D = 'DATA';
export const X = 'x\r\n.';
export const FOREIGN = 'RCPT TO:<a@other.test>';
export const UNKNOWN = 'RCPT TO:<nobody@reference.test>';

export const codes = (
  steps: readonly string[],
  expected: string,
  service: ReferenceService = 'smtp',
): Change => ({
  service,
  steps,
  codes: expected,
});
export const raw = (
  steps: readonly string[],
  expected: RegExp,
  service: ReferenceService = 'smtp',
): Change => ({
  service,
  steps,
  raw: expected,
});
export const to = (recipient: string, code: number, hello = E, sender = M): Change =>
  codes([hello, sender, `RCPT TO:<${recipient}>`], `220 250 250 ${code}`);
export const message = (content: string, code: number): Change =>
  codes([E, M, R, D, content], `220 250 250 250 354 ${code}`);
