import type { ErrorObject } from 'ajv';
import type { Located } from './located.js';
import { didYouMean } from './suggest.js';

/** Where a schema error is: the path to the value, or to the key that is not known. */
export function pathOf({ instancePath, keyword, params }: ErrorObject): string[] {
  const path = instancePath.split('/').slice(1).map(unescaped);
  return keyword === 'additionalProperties' ? [...path, String(params.additionalProperty)] : path;
}

/** The keys that may stand where the error is. */
export function keysAt(schema: object, error: ErrorObject): string[] {
  const keys = pathOf(error).slice(0, -1);
  const at = keys.reduce<Shape>((shape, key) => shape.properties?.[key] ?? shape.items ?? {}, schema);
  return Object.keys(at.properties ?? {});
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

/** `file:line:column: what is wrong`, at the value or at the unknown key. */
export function complaint(
  error: ErrorObject,
  located: Located,
  whole: string,
  known?: readonly string[],
): string {
  const path = pathOf(error);
  const place = error.keyword === 'additionalProperties' ? located.atKey(path) : located.at(path);
  return `${place}: ${path.length === 0 ? whole : path.join('.')} ${wordsOf(error, known)}`;
}

/** What is wrong with a value and how to mend it; `known` are the keys that may stand there. */
export function wordsOf(error: ErrorObject, known: readonly string[] = []): string {
  const { keyword, params, message } = error;
  switch (keyword) {
    case 'additionalProperties':
      if (params.additionalProperty === 'password') return noPassword;
      return `is not known${didYouMean(String(params.additionalProperty), known)}`;
    case 'required':
      return `lacks ${params.missingProperty}`;
    case 'type':
      return `must be ${[params.type].flat().map(typeWord).join(' or ')}`;
    case 'dependentRequired':
      return `needs ${params.missingProperty} beside ${params.property}`;
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}`;
    case 'minLength':
      return 'must not be empty';
    case 'minimum':
      return `must be at least ${params.limit}`;
    case 'maximum':
      return `must be at most ${params.limit}`;
    default:
      return message ?? `breaks the rule "${keyword}"`;
  }
}

const noPassword = 'does not belong here; put it in a file of its own and name that as password-file';
const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a map of keys and values',
};

function typeWord(type: unknown): string {
  return typeWords[String(type)] ?? String(type);
}

function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
