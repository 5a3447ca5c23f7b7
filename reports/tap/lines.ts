/** A test point. The texts must be on one line each; `#` and `\` in them are escaped, so that they begin no directive. */
export function point(ok: boolean, number: number, description: string, directive?: string): string {
  const line = `${ok ? 'ok' : 'not ok'} ${number} - ${escaped(description)}`;
  return directive === undefined ? line : `${line} # ${escaped(directive)}`;
}

function escaped(text: string): string {
  return text.replace(/[\\#]/g, '\\$&');
}

/**
 * Diagnostics: a YAML block under a test point. Strings are quoted as JSON does, which YAML reads alike; `text` stands as it is, each of its
 * lines begins with a character that is no space.
 */
export function diagnostics(
  facts: Readonly<Record<string, string | readonly string[] | undefined>>,
  text: Readonly<Record<string, readonly string[]>>,
): string[] {
  const quoted = Object.entries(facts).flatMap(([name, value]) => {
    if (value === undefined || value.length === 0) return [];
    if (typeof value === 'string') return [`${name}: ${JSON.stringify(value)}`];
    return [`${name}:`, ...value.map((one) => `  - ${JSON.stringify(one)}`)];
  });
  const literal = Object.entries(text).flatMap(([name, lines]) =>
    lines.length === 0 ? [] : [`${name}: |-`, ...lines.map((line) => `  ${line}`)],
  );
  return ['---', ...quoted, ...literal, '...'].map((line) => `  ${line}`);
}

/** The lines of a subtest. */
export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}
