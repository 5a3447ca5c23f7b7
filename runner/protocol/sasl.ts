/** Initial response of SASL PLAIN (RFC 4616 section 2) in base64, no authorisation identity. */
export function plainResponse(user: string, password: string): string {
  return Buffer.from(`\0${user}\0${password}`, 'utf8').toString('base64');
}

/** The forms in which a password may cross the wire or come back in an echo: as is, and in base64, alone or in PLAIN. */
export function secretForms(user: string, password: string): string[] {
  const utf8 = Buffer.from(password, 'utf8').toString('latin1');
  return [utf8, Buffer.from(password, 'utf8').toString('base64'), plainResponse(user, password)];
}
