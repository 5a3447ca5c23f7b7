/** How the premaster secret comes about, and who signs it. */
export type Exchange =
  | 'ECDHE_RSA'
  | 'ECDHE_ECDSA'
  | 'DHE_RSA'
  | 'RSA'
  | 'RSA_EXPORT'
  | 'DHE_RSA_EXPORT'
  | 'DH_anon'
  | 'ECDH_anon'
  | 'ECDH_RSA';

/** A cipher suite that the modelled endpoint takes. */
export interface Suite {
  /** Number of the IANA registry. */
  readonly id: number;
  readonly exchange: Exchange;
  /** Oldest and newest version it is taken in. */
  readonly oldest: number;
  readonly newest: number;
  readonly isCbc: boolean;
}

export const SSL3 = 0x0300;
export const TLS12 = 0x0303;

const aead = (id: number, exchange: Exchange): Suite => ({
  id,
  exchange,
  oldest: TLS12,
  newest: TLS12,
  isCbc: false,
});
const stream = (id: number, exchange: Exchange): Suite => ({ ...aead(id, exchange), oldest: SSL3 });
const cbc = (id: number, exchange: Exchange): Suite => ({ ...stream(id, exchange), isCbc: true });

/** RFC 9325 section 4.2 and RFC 7905, in the order of the strict server. */
export const soundSuites: readonly Suite[] = [
  aead(0xc02b, 'ECDHE_ECDSA'),
  aead(0xc02f, 'ECDHE_RSA'),
  aead(0xc02c, 'ECDHE_ECDSA'),
  aead(0xc030, 'ECDHE_RSA'),
  aead(0xcca9, 'ECDHE_ECDSA'),
  aead(0xcca8, 'ECDHE_RSA'),
];

/** Suites of the faults. EXPORT, DES and NULL are taken in TLS 1.2 as well, as servers of their time did. */
export const weakSuites = {
  dheAead: [aead(0x009e, 'DHE_RSA')],
  dheCbc: [cbc(0x0039, 'DHE_RSA'), cbc(0x0033, 'DHE_RSA')],
  null: [stream(0xc010, 'ECDHE_RSA')],
  anonymous: [aead(0x00a6, 'DH_anon'), stream(0xc018, 'ECDH_anon')],
  export: [stream(0x0003, 'RSA_EXPORT'), cbc(0x0008, 'RSA_EXPORT'), cbc(0x0014, 'DHE_RSA_EXPORT')],
  rc4: [stream(0xc011, 'ECDHE_RSA')],
  rc4Md5: [stream(0x0004, 'RSA')],
  tripleDes: [cbc(0xc012, 'ECDHE_RSA')],
  des: [cbc(0x0015, 'DHE_RSA')],
  staticDh: [aead(0xc031, 'ECDH_RSA')],
} as const satisfies Record<string, readonly Suite[]>;
