interface Certificate {
  readonly subject: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

interface Chain {
  /** Which hello drew it. */
  readonly seen: string;
  readonly certificates: readonly Certificate[];
}

/** What an ordinary client gets: chains for other or for no server names are left out. */
export function ordinary<Seen extends Chain>(chains: readonly Seen[]): readonly Seen[] {
  return chains.filter(({ seen }) => !seen.endsWith('-name'));
}

/** Why nothing is said where no chain was seen. */
export const noChain =
  'no certificate was seen that can be read: the suites may be anonymous, or its key of an unknown kind';

/** The server's own certificate. */
export const leafOf = <Own>({ certificates }: { readonly certificates: readonly Own[] }): Own | undefined =>
  certificates[0];

const most = 4;

/** "CN=a, CN=b and 3 more"; names of certificates are long, so few are told. */
export function subjects(certificates: readonly Pick<Certificate, 'subject'>[]): string {
  const names = certificates.slice(0, most).map(({ subject }) => subject || '(no subject)');
  const rest = certificates.length - names.length;
  return `${names.join(' | ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** "CN=a: 2025-01-01 to 2025-04-01", for each. */
export function periods(certificates: readonly Certificate[]): string {
  return certificates
    .slice(0, most)
    .map(
      ({ subject, notBefore, notAfter }) =>
        `${subject}: ${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}`,
    )
    .join(' | ');
}
