import type { Level } from '../result/index.js';

/** One normative statement of an RFC, in our words, or one of a user's own. */
export interface Requirement {
  /** RFC number, for example "5321"; empty, as is the section, where `document` is given. */
  readonly rfc: string;
  readonly section: string;
  /** Where a requirement of the user's own is written down, which is in no RFC. */
  readonly document?: { readonly title: string; readonly url?: string };
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
  /** Why no client can see whether a server obeys it, in one sentence. */
  readonly unobservable?: string;
}

export type RequirementTable = Readonly<Record<string, Requirement>>;

/** The headings of an RFC in the order of its text, by RFC number. */
export type Headings = Readonly<Record<string, readonly (readonly [section: string, title: string])[]>>;
