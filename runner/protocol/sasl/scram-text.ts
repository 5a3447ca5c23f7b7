/** A name inside a SCRAM or GS2 message: comma and equals sign are written otherwise (RFC 5802 section 5.1). */
export function saslName(name: string): string {
  return name.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

/** Attributes of a SCRAM message, in their order: one letter, an equals sign, a value. Undefined where it is no such message. */
export function attributes(message: string): readonly (readonly [string, string])[] | undefined {
  const parts = message.split(',').map((part) => [part.slice(0, 1), part.slice(2), part[1]] as const);
  if (!parts.every(([letter, , sign]) => /^[A-Za-z]$/.test(letter) && sign === '=')) return undefined;
  return parts.map(([letter, value]) => [letter, value] as const);
}
