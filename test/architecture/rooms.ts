import { dirname, join } from 'node:path/posix';
import { read, tableOf } from './sources.js';

/** One row of the table in docs/architecture.md. */
export interface Room {
  readonly name: string;
  /** Rooms, packages and Node modules that it may import; true where types alone. */
  readonly mayImport: ReadonlyMap<string, boolean>;
  /** Globals that it may not use. */
  readonly mayNot: readonly string[];
}

export interface Import {
  readonly specifier: string;
  readonly typesOnly: boolean;
}

export function readRooms(): Room[] {
  const document = read('docs/architecture.md');
  const globals = new Map(
    tableOf(document, 'Who may import whom', 'may not').map(([what = '', list = '']) => [
      what,
      names(list).map(([global]) => global),
    ]),
  );
  return tableOf(document, 'Who may import whom', 'room').map(
    ([name = '', ours = '', others = '', mayNot = '']) => ({
      name: names(name)[0]?.[0] ?? '',
      mayImport: new Map([...names(ours), ...names(others)]),
      mayNot: mayNot.split(', ').flatMap((what) => {
        const refused = globals.get(what);
        if (refused === undefined) throw new Error(`docs/architecture.md does not say what "${what}" is`);
        return refused;
      }),
    }),
  );
}

/** Whether the room may import that one; undefined is no, true is types alone. `reports/*` is every room below. */
export function allows({ mayImport }: Room, to: string): boolean | undefined {
  return mayImport.get(to) ?? mayImport.get(to.replace(/[^/]+$/, '*'));
}

function names(cell: string): [name: string, typesOnly: boolean][] {
  return [...cell.matchAll(/`([^`]+)`( \(types\))?/g)].map(([, name = '', types]) => [
    name,
    types !== undefined,
  ]);
}

/** The room that a file is in; an exact name goes before `<suite>`. */
export function roomOf(file: string, rooms: readonly Room[]): Room | undefined {
  const within = ({ name }: Room): boolean => file === name || file.startsWith(`${name}/`);
  return (
    rooms.find(within) ??
    rooms.find(({ name }) => name === 'suites/<suite>' && /^suites\/[a-z]+\/[^/]+$/.test(file))
  );
}

/** Every import and re-export of a source text, the dynamic ones included. */
export function importsOf(source: string): Import[] {
  const statements = [...source.matchAll(/^(?:import|export)\b([^;'"`]*?)\bfrom\s+'([^']+)'/gm)].map(
    ([, clause = '', specifier = '']) => ({ specifier, typesOnly: isTypesOnly(clause) }),
  );
  const bare = [...source.matchAll(/^import\s+'([^']+)'/gm)];
  const dynamic = [...source.matchAll(/\bimport\(\s*'([^']+)'/g)];
  return [
    ...statements,
    ...[...bare, ...dynamic].map(([, specifier = '']) => ({ specifier, typesOnly: false })),
  ];
}

/** `type { … }`, or braces in which every name is a type. */
function isTypesOnly(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true;
  const [, inBraces] = /^\s*\{([^}]*)\}\s*$/.exec(clause) ?? [];
  if (inBraces === undefined) return false;
  return inBraces
    .split(',')
    .filter((name) => name.trim() !== '')
    .every((name) => /^\s*type\s/.test(name));
}

/** What an import leads to: a file of ours, a Node module, or a package's name. */
export function goalOf(
  file: string,
  specifier: string,
): { readonly file: string } | { readonly outside: string } {
  if (specifier.startsWith('.')) {
    const path = join(dirname(file), specifier);
    return { file: path.replace(/\.js$/, '.ts') };
  }
  if (specifier.startsWith('node:')) return { outside: specifier };
  const parts = specifier.split('/');
  return { outside: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}

/** The code without comments and without the text of strings and templates. */
export function bareCode(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/(^|\s)\/\/.*$/gm, '$1')
    .replace(/`(?:[^`\\]|\\.)*`/g, '``');
}
