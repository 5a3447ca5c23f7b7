import type { Level } from '../result/index.js';

/** One normative statement of an RFC, in our words. */
export interface Requirement {
  /** RFC number, for example "5321". */
  readonly rfc: string;
  readonly section: string;
  /** Whom it binds: server, client, relay/gateway, operator, message. */
  readonly role: string;
  readonly level: Level;
  /** Where it shows: wire, next-hop, dns, operator. */
  readonly observable: string;
  readonly text: string;
  /** How to test it, and what to leave room for. */
  readonly test: string;
  /** The text binds, yet nearly every server in use does otherwise. */
  readonly byTheLetter?: boolean;
}

export type RequirementTable = Readonly<Record<string, Requirement>>;
