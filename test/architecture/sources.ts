import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Text of a file, named from the root with forward slashes. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every file below a folder, named from `base` with forward slashes; [] where there is no such folder. */
export function filesBelow(folder: string, base = root): string[] {
  try {
    return readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(base.length).replaceAll('\\', '/'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** TypeScript sources of the program itself. */
export function programFiles(): string[] {
  return ['suites', 'runner', 'reports'].flatMap((folder) =>
    filesBelow(folder).filter((file) => /\.tsx?$/.test(file)),
  );
}

/** Cells of the rows of a Markdown table, found by the heading of its section and its first column's title. */
export function tableOf(markdown: string, heading: string, firstColumn: string): string[][] {
  const section = markdown.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`no section "${heading}"`);
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  const start = rows.findIndex(([first]) => first === firstColumn);
  if (start < 0) throw new Error(`no table "${firstColumn}" in section "${heading}"`);
  const after = rows.slice(start + 2);
  const end = after.findIndex(([first]) => /^:?-+:?$/.test(first ?? ''));
  return end < 0 ? after : after.slice(0, end - 1);
}
