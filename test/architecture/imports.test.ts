import { describe, expect, it } from 'vitest';
import { allows, bareCode, goalOf, type Import, importsOf, type Room, readRooms, roomOf } from './rooms.js';
import { programFiles, read } from './sources.js';

const rooms = readRooms();
const files = programFiles();

describe('the table in docs/architecture.md', () => {
  it('gives every source file a room', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => roomOf(file, rooms) === undefined)).toEqual([]);
  });

  it('has a row for no room that is gone', () => {
    const lived = new Set(files.map((file) => roomOf(file, rooms)?.name));
    expect(rooms.map(({ name }) => name).filter((name) => !lived.has(name))).toEqual([]);
  });

  it('lets imports go one way only', () => {
    const goesRound = (start: string, from: string, seen: Set<string>): boolean =>
      rooms
        .filter(({ name }) => name !== from && mayGo(from, name))
        .some(({ name: to }) => {
          if (to === start) return true;
          if (seen.has(to)) return false;
          seen.add(to);
          return goesRound(start, to, seen);
        });
    expect(rooms.map(({ name }) => name).filter((name) => goesRound(name, name, new Set()))).toEqual([]);
  });

  it('allows nothing that nobody needs', () => {
    const used = new Map(rooms.map(({ name }) => [name, new Set<string>()]));
    for (const file of files) {
      for (const { specifier } of importsOf(read(file))) {
        const goal = goalOf(file, specifier);
        const to = 'outside' in goal ? goal.outside : roomOf(goal.file, rooms)?.name;
        if (to !== undefined) used.get(roomOf(file, rooms)?.name ?? '')?.add(to);
      }
    }
    const needless = rooms.flatMap(({ name, mayImport }) =>
      [...mayImport.keys()]
        .filter((to) => !isUsed(to, used.get(name) ?? new Set()) && !isPlainDescent(name, to))
        .map((to) => `${name} -> ${to}`),
    );
    expect(needless).toEqual([]);
  });
});

function mayGo(from: string, to: string): boolean {
  const room = rooms.find(({ name }) => name === from);
  return room !== undefined && allows(room, to) !== undefined;
}

function isUsed(name: string, used: ReadonlySet<string>): boolean {
  if (!name.endsWith('/*')) return used.has(name);
  return [...used].some((to) => to.startsWith(name.slice(0, -1)));
}

/** Written in the design as a direction, whether or not somebody goes it today. */
function isPlainDescent(from: string, to: string): boolean {
  return to === 'runner/protocol' && (from.startsWith('runner/') || from.startsWith('suites/'));
}

describe('every import', () => {
  it.each(files)('%s', (file) => {
    const room = roomOf(file, rooms);
    if (room === undefined) throw new Error('it has no room');
    const source = read(file);
    const code = bareCode(source);
    const refused = importsOf(source).flatMap((found) => whyRefused(file, room, found) ?? []);
    const globals = room.mayNot.filter((name) => mentions(code, name));
    expect(refused).toEqual([]);
    expect(globals, `globals that ${room.name} may not use`).toEqual([]);
  });
});

function mentions(code: string, global: string): boolean {
  const literally = global.replace(/[.()]/g, '\\$&');
  return new RegExp(`(?<![.\\w$])${literally}(?![\\w$])`).test(code);
}

function whyRefused(file: string, room: Room, { specifier, typesOnly }: Import): string | undefined {
  const goal = goalOf(file, specifier);
  const to = 'outside' in goal ? goal.outside : roomOf(goal.file, rooms)?.name;
  if (to === undefined) return `${specifier} leads out of the rooms`;
  if (to === room.name) {
    return to === 'suites/<suite>' ? `${specifier}: a scenario imports no other scenario` : undefined;
  }
  const allowed = allows(room, to);
  if (allowed === undefined) return `${room.name} may not import ${to}`;
  return allowed && !typesOnly ? `${room.name} may import types alone from ${to}` : undefined;
}

describe('the reader of imports', () => {
  it('sees every form', () => {
    const source = [
      "import a from 'a';",
      "import { b,\n  type C } from '../b.js';",
      "import type { D } from 'd';",
      "import { type E, type F } from 'e';",
      "export * from './g.js';",
      "import 'h';",
      "const i = await import('i');",
    ].join('\n');
    const seen = importsOf(source).map(
      ({ specifier, typesOnly }) => `${specifier}${typesOnly ? ' types' : ''}`,
    );
    expect(seen).toEqual(['a', '../b.js', 'd types', 'e types', './g.js', 'h', 'i']);
  });

  it('takes comments, strings and templates out of the code', () => {
    const source = "a('console'); // console\n/* console */ b(`console`, 'https://x'); process.exit();";
    expect(bareCode(source)).not.toContain('console');
    expect(bareCode(source)).toContain('process.exit');
  });
});
