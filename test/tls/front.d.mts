export interface Front {
  readonly port: number;
  /** Connections taken since the start, or since the last call. */
  taken(): number;
  close(): Promise<void>;
}

export function front(settings: {
  readonly host: string;
  readonly port: number;
  /** Speak SMTP up to STARTTLS, and let what is behind begin with the handshake. */
  readonly smtp?: boolean;
  /** Each way. */
  readonly delayMs?: number;
}): Promise<Front>;
