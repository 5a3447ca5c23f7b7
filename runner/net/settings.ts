import type { Deadlines } from './deadlines.js';
import type { Secrets } from './secrets.js';
import type { TlsSettings } from './tls.js';

export interface SessionSettings {
  /** IP address to connect to. */
  readonly address: string;
  readonly port: number;
  /** TLS before the greeting (RFC 8314 section 3.3). */
  readonly implicitTls: boolean;
  /** LHLO takes the place of EHLO (RFC 2033 section 4.1). */
  readonly lmtp?: boolean;
  readonly tls: TlsSettings;
  readonly deadlines: Deadlines;
  /** What no transcript may show; shared by the sessions of a run. */
  readonly secrets?: Secrets;
}
