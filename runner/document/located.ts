import { type Document, isMap, isNode, isScalar, Lexer, LineCounter, Parser, parseDocument } from 'yaml';

/** A text that cannot be parsed; the message begins with `file:line:column`. */
export class BadText extends Error {
  override readonly name = 'BadText';
}

/** YAML, or JSON as a part of it, with the place of each value. */
export interface Located {
  readonly value: unknown;
  /** `file:line:column` of the value at the path, or of the nearest thing above it. */
  at(path: readonly string[]): string;
  /** `file:line:column` of the key that ends the path. */
  atKey(path: readonly string[]): string;
  /** `line 4` or `lines 4-9`: all that the value at the path takes. */
  lines(path: readonly string[]): string;
}

/** @throws BadText with the place, when the text cannot be parsed */
export function parseLocated(file: string, text: string): Located {
  const lines = new LineCounter();
  refuseDepth(file, text);
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new BadText(`${place(broken.pos[0])}: ${broken.message.replace(/\s+/g, ' ').trim()}`);
  }
  try {
    return {
      value: document.toJS(),
      at: (path) => place(offsetOf(document, path)),
      atKey: (path) => place(keyOffset(document, path) ?? offsetOf(document, path)),
      lines: (path) => {
        const from = offsetOf(document, path);
        const [first, last] = [from, from + trimmedLength(text, document.getIn(path, true))].map(
          (offset) => lines.linePos(offset).line,
        );
        return first === last ? `line ${first}` : `lines ${first}-${last}`;
      },
    };
  } catch (error) {
    throw new BadText(`${file}:1:1: ${(error as Error).message}`);
  }
}

/** No file of ours is nested half as deep. */
const deepest = 100;

/** What is composed of the text calls itself for each level, and out of stack V8 may abort the whole program. @throws BadText */
function refuseDepth(file: string, text: string): void {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    if (parser.stack.length <= deepest) continue;
    const before = text.slice(0, parser.offset).split('\n');
    throw new BadText(
      `${file}:${before.length}:${before.at(-1)?.length ?? 1}: nested more than ${deepest} levels deep`,
    );
  }
}

/** Without the line end and the comments behind it. */
function trimmedLength(text: string, node: unknown): number {
  if (!isNode(node) || !node.range) return 0;
  return Math.max(0, text.slice(node.range[0], node.range[1]).trimEnd().length - 1);
}

function offsetOf(document: Document.Parsed, path: readonly string[]): number {
  const node = document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function keyOffset(document: Document.Parsed, path: readonly string[]): number | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const key = parent.items
    .map((pair) => pair.key)
    .find((item) => isScalar(item) && item.value === path.at(-1));
  return isScalar(key) ? key.range?.[0] : undefined;
}
