import type { TlsVersion } from './versions.js';

/** One entry of the IANA registry "TLS Supported Groups". */
export interface NamedGroup {
  readonly code: number;
  /** As registered: x25519, secp256r1, ffdhe2048, X25519MLKEM768. */
  readonly name: string;
  readonly kind: 'EC' | 'FF' | 'hybrid' | 'KEM';
  /** Size of the field of a curve, of p, of the classical half of a hybrid; of a KEM the number of its parameter set. */
  readonly bits: number;
  /** Where it may be negotiated, oldest first. */
  readonly versions: readonly TlsVersion[];
}

const old: readonly TlsVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2'];
const recent: readonly TlsVersion[] = ['TLSv1.3'];
const both: readonly TlsVersion[] = [...old, ...recent];
const gost: readonly TlsVersion[] = ['TLSv1.2', 'TLSv1.3'];

type Row = readonly [code: number, name: string, bits: number, versions: readonly TlsVersion[]];

const curves: readonly Row[] = [
  [0x0001, 'sect163k1', 163, old],
  [0x0002, 'sect163r1', 163, old],
  [0x0003, 'sect163r2', 163, old],
  [0x0004, 'sect193r1', 193, old],
  [0x0005, 'sect193r2', 193, old],
  [0x0006, 'sect233k1', 233, old],
  [0x0007, 'sect233r1', 233, old],
  [0x0008, 'sect239k1', 239, old],
  [0x0009, 'sect283k1', 283, old],
  [0x000a, 'sect283r1', 283, old],
  [0x000b, 'sect409k1', 409, old],
  [0x000c, 'sect409r1', 409, old],
  [0x000d, 'sect571k1', 571, old],
  [0x000e, 'sect571r1', 571, old],
  [0x000f, 'secp160k1', 160, old],
  [0x0010, 'secp160r1', 160, old],
  [0x0011, 'secp160r2', 160, old],
  [0x0012, 'secp192k1', 192, old],
  [0x0013, 'secp192r1', 192, old],
  [0x0014, 'secp224k1', 224, old],
  [0x0015, 'secp224r1', 224, old],
  [0x0016, 'secp256k1', 256, old],
  [0x0017, 'secp256r1', 256, both],
  [0x0018, 'secp384r1', 384, both],
  [0x0019, 'secp521r1', 521, both],
  [0x001a, 'brainpoolP256r1', 256, old],
  [0x001b, 'brainpoolP384r1', 384, old],
  [0x001c, 'brainpoolP512r1', 512, old],
  [0x001d, 'x25519', 255, both],
  [0x001e, 'x448', 448, both],
  [0x001f, 'brainpoolP256r1tls13', 256, recent],
  [0x0020, 'brainpoolP384r1tls13', 384, recent],
  [0x0021, 'brainpoolP512r1tls13', 512, recent],
  [0x0022, 'GC256A', 256, gost],
  [0x0023, 'GC256B', 256, gost],
  [0x0024, 'GC256C', 256, gost],
  [0x0025, 'GC256D', 256, gost],
  [0x0026, 'GC512A', 512, gost],
  [0x0027, 'GC512B', 512, gost],
  [0x0028, 'GC512C', 512, gost],
  [0x0029, 'curveSM2', 256, recent],
];

const finiteFields: readonly Row[] = [
  [0x0100, 'ffdhe2048', 2048, both],
  [0x0101, 'ffdhe3072', 3072, both],
  [0x0102, 'ffdhe4096', 4096, both],
  [0x0103, 'ffdhe6144', 6144, both],
  [0x0104, 'ffdhe8192', 8192, both],
];

const kems: readonly Row[] = [
  [0x0200, 'MLKEM512', 512, recent],
  [0x0201, 'MLKEM768', 768, recent],
  [0x0202, 'MLKEM1024', 1024, recent],
];

const hybrids: readonly Row[] = [
  [0x11eb, 'SecP256r1MLKEM768', 256, recent],
  [0x11ec, 'X25519MLKEM768', 255, recent],
  [0x11ed, 'SecP384r1MLKEM1024', 384, recent],
  [0x11ee, 'curveSM2MLKEM768', 256, recent],
  [0x6399, 'X25519Kyber768Draft00', 255, recent],
  [0x639a, 'SecP256r1Kyber768Draft00', 256, recent],
];

/** Those of TLS 1.3 first, and short curves last: many servers take the first group of the client that they have. */
export const namedGroups: readonly NamedGroup[] = [
  ...rows('hybrid', hybrids),
  ...rows('EC', curves.filter(isRecent)),
  ...rows('KEM', kems),
  ...rows('FF', finiteFields),
  ...rows(
    'EC',
    curves.filter((row) => !isRecent(row)).sort((one, other) => other[2] - one[2]),
  ),
];

function isRecent([, , , versions]: Row): boolean {
  return versions.includes('TLSv1.3');
}

function rows(kind: NamedGroup['kind'], table: readonly Row[]): NamedGroup[] {
  return table.map(([code, name, bits, versions]) => ({ code, name, kind, bits, versions }));
}

const byCode = new Map(namedGroups.map((group) => [group.code, group]));

export function namedGroup(code: number): NamedGroup | undefined {
  return byCode.get(code);
}
