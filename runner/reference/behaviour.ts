import type { Duplex } from 'node:stream';
import type { TLSSocketOptions } from 'node:tls';
import type { AuthorityWish } from './authority.js';
import type { CertificateOptions, KeyKind } from './certificates.js';
import type { Command } from './command.js';
import type { DataEnd, LineEnd } from './endings.js';
import type { Path } from './grammar.js';
import type { Reply } from './reply.js';
import type { Session } from './session.js';
import type { Site } from './site.js';
import type { EndpointModel } from './tls/model.js';

/** Serves one verb. `undefined` means that no reply is sent. */
export type Handler = (command: Command, session: Session) => Reply | undefined;

/** The overridable pieces of the server; a fault wraps one or more of them. */
export interface Seams {
  /** The TCP connection is there; the default starts TLS where it is implicit, and greets. */
  accept(session: Session): void;
  /** TLS, where implicit, is up; the default sends the greeting and reads commands. */
  greet(session: Session): void;
  greeting(session: Session): Reply | undefined;
  /** Finds the first complete command line in the input. */
  line(input: Buffer): LineEnd | undefined;
  lineLimit(session: Session): number;
  /** The line at the start of the input is longer than allowed. */
  overflow(session: Session): void;
  /** A response line of a SASL exchange may have so many octets. */
  responseLimit(): number;
  /** The response at the start of the input is longer than that. */
  responseOverflow(session: Session): void;
  /** The input holds no complete line yet; a strict server does nothing. */
  partialLine(session: Session): void;
  /** Any command; the default looks the handler up. */
  dispatch(command: Command, session: Session): Reply | undefined;
  /** EHLO keyword lines. */
  capabilities(session: Session): string[];
  /** Refusal of mail before any address is looked at, e.g. for want of authentication. */
  admission(session: Session): Reply | undefined;
  sender(path: Path, session: Session): Reply;
  recipient(path: Path, session: Session): Reply;
  /** Judges the complete message; the default also stores it when it is good. */
  content(body: Buffer, session: Session): Reply;
  /** The replies that tell what `content` said: one, on LMTP one for each recipient (RFC 2033 section 4.2). */
  outcomes(answer: Reply, session: Session): Reply[];
  /** A message was taken or refused; the default clears the transaction. */
  complete(session: Session): void;
  /** Finds the end of mail data; offsets are relative to the window, and so is `fresh`, where what was read last begins. */
  endOfData(window: Buffer, fresh: number): DataEnd | undefined;
  /** Looks at the mail data while it arrives; a reply cuts it off. */
  watchData(window: Buffer): Reply | undefined;
  unstuff(data: Buffer): Buffer;
  mechanisms(session: Session): string[];
  verify(login: string, password: string, site: Site): boolean;
  /** Any reply before it becomes bytes. `about` is the verb, or GREETING, LINE, CONTENT, SASL, CLOSE. */
  reply(reply: Reply, about: string, session: Session): Reply | undefined;
  encode(reply: Reply, about: string, session: Session): Buffer;
  /** Cuts bytes into the pieces that are written one by one. */
  pieces(bytes: Buffer): Buffer[];
  errorLimit(): number;
  /** Milliseconds without an octet from the client, before 421. */
  idleLimit(session: Session): number;
  /** Clear-text octets behind STARTTLS that are carried into TLS. */
  leftover(input: Buffer): Buffer;
  /** After the STARTTLS handshake: drops what was learnt in the clear (RFC 3207 section 4.2). */
  forget(session: Session): void;
  secureOptions(options: TLSSocketOptions, how: 'starttls' | 'implicit'): TLSSocketOptions;
  /** The client's hello comes next; the default gives the stream to node:tls by `start`. Given a stream, `start` goes on inside that. */
  handshake(start: (secured?: Duplex) => void, session: Session): void;
  close(session: Session): void;
}

type Arguments<K extends keyof Seams> = Parameters<Seams[K]>;
type Result<K extends keyof Seams> = ReturnType<Seams[K]>;

/** Overrides of the certificate and of what is sent with it, for bad and for unusual ones. */
export interface CertificateWish
  extends Pick<
    CertificateOptions,
    'hash' | 'keyUsage' | 'extendedKeyUsage' | 'mustStaple' | 'ocsp' | 'caIssuers' | 'notBefore' | 'notAfter'
  > {
  names?: string[];
  addresses?: string[];
  /** The host name stands in the common name, and no subjectAltName is there. */
  commonNameOnly?: boolean;
  /** A wildcard stands for the first label of the host name. */
  wildcard?: boolean;
  selfSigned?: boolean;
  /** Who signs, and stands for the intermediate in `sends`; default the root. */
  issuer?: 'root' | 'intermediate' | 'expired-intermediate' | 'unrelated' | 'server';
  /** One certificate for each; default RSA-2048. */
  keys?: readonly KeyKind[];
  /** What is sent, in this order; default the leaf alone. */
  sends?: readonly ('leaf' | 'intermediate' | 'root' | 'unrelated')[];
  /** Each service has a certificate and a key of its own. */
  perService?: boolean;
}

/** One server's behaviour: the strict default, changed in place by its faults, in the order given. */
export class Behaviour {
  readonly seams: Seams;
  readonly certificate: CertificateWish = {};
  /** What the issuer of the certificate has to say over HTTP; nothing, and no URL in the certificate, unless a fault asks for it. */
  authority: AuthorityWish | undefined;
  /** Answers clients without TLS 1.3 in place of node:tls, where a fault asks for it. */
  endpoint: EndpointModel | undefined;
  readonly #handlers: Map<string, Handler>;

  constructor(seams: Seams, handlers: ReadonlyMap<string, Handler>) {
    this.seams = { ...seams };
    this.#handlers = new Map(handlers);
  }

  handler(verb: string): Handler | undefined {
    return this.#handlers.get(verb);
  }

  /** Puts `wrapper` around one seam; `next` is the piece as it was, earlier faults included. */
  around<K extends keyof Seams>(
    name: K,
    wrapper: (next: (...given: Arguments<K>) => Result<K>, ...given: Arguments<K>) => Result<K>,
  ): void {
    const next = this.seams[name] as (...given: Arguments<K>) => Result<K>;
    const wrapped = (...given: Arguments<K>): Result<K> => wrapper(next, ...given);
    this.seams[name] = wrapped as Seams[K];
  }

  /** Puts `wrapper` around the handler of one verb; `next` may be given a changed command. */
  wrap(
    verb: string,
    wrapper: (
      command: Command,
      session: Session,
      next: (changed?: Command) => Reply | undefined,
    ) => Reply | undefined,
  ): void {
    const inner = this.#handlers.get(verb);
    this.#handlers.set(verb, (command, session) =>
      wrapper(command, session, (changed = command) => inner?.(changed, session)),
    );
  }
}
