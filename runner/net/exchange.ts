import type { Reply } from '../protocol/reply.js';

/** One reply of the server and what it answered. */
export interface Exchange {
  /**
   * Verb in upper case, 'greeting', 'end of data'; undefined when octets were sent that are no single command or that no server has to
   * bear, or when an earlier reply was given up, so that nobody can tell what this one answers.
   */
  readonly to: string | undefined;
  readonly reply: Reply;
  /** Nothing had been sent that it could answer. */
  readonly unasked: boolean;
  /** We stopped reading in the middle of it, as it was too much. */
  readonly cut: boolean;
  /** It came after the server had said 221. */
  readonly afterQuit: boolean;
  /** The EHLO reply in force listed ENHANCEDSTATUSCODES. */
  readonly enhancedOffered: boolean;
  /** The octets that we had sent last, as the transcript shows them; at most `longestAsked`. */
  readonly asked: string;
}

/** So much of what we sent is kept beside a reply, in octets: a command line of twice the common length. */
export const longestAsked = 1_024;
