/** A Markdown table with even columns, the first row its head. */
export function markdownTable(rows: readonly (readonly string[])[]): string[] {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.slice(1).map(line)];
}

/** Text as Markdown that shows it letter by letter, in a table too. */
export function markdownText(words: string): string {
  return words.replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
