import type { Case } from '../support.js';

/** Where the strict server offers AUTH. */
export const offered = { services: ['submission', 'submissions'] } as const satisfies Case;

/** Where it offers it with one fault. */
export const onSmtp = { services: ['smtp'], faults: ['auth-on-25'] } as const satisfies Case;

/** Servers that offer no AUTH at all, or may do so where nobody can look. */
export const unseen = [
  { services: ['smtp'], verdict: 'not-applicable' },
  { services: ['smtp'], verdict: 'inconclusive', faults: ['starttls-handshake-fails'] },
  { ...offered, verdict: 'not-applicable', faults: ['auth-not-offered'] },
] as const;

/** And one that lets no exchange begin. */
export const undecided = [
  ...unseen,
  { ...offered, verdict: 'inconclusive', faults: ['auth-temporary-454'] },
] as const;
