import type { Answer } from '../../runner/net/index.js';

/** The server ended the session in place of a reply. A reset is not counted: the network may have done that. */
export function serverEnded({ kind }: Answer): boolean {
  return kind === 'closed' || kind === 'truncated';
}

/** The server went away without a reply, in an orderly way or not; silence is neither. */
export function leftUs(answer: Answer): boolean {
  return serverEnded(answer) || answer.kind === 'reset';
}
