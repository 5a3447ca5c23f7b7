import { didYouMean } from '../document/index.js';
import { unescapeOctets } from '../protocol/octets.js';

/** What `{name}` in a command or a message stands for. */
export const variables = [
  'recipient',
  'sender',
  'outside',
  'domain',
  'client',
  'helo',
  'token',
  'date',
] as const;
export type Variable = (typeof variables)[number];
export type Values = Readonly<Record<Variable, string>>;

/** A text with gaps; octets are latin1. */
export type Template = readonly (string | { readonly variable: Variable })[];

const pieces = /\{([A-Za-z][A-Za-z0-9_-]*)\}|(\\(?:x[0-9a-fA-F]{2}|[\\rnt]))|(\\)|([^\\{]+|\{)/g;

/** Reads variables and escapes. A string says what is wrong with it. */
export function templateOf(text: string): Template | string {
  const parts: (string | { readonly variable: Variable })[] = [];
  for (const [, name, escaped, stray, plain] of text.matchAll(pieces)) {
    if (stray !== undefined)
      return 'has a backslash that begins no escape; write \\\\ for a backslash, \\xHH for an octet';
    if (name === undefined)
      parts.push(escaped === undefined ? utf8(plain ?? '') : unescapeOctets(escaped.toLowerCase()));
    else if (isVariable(name)) parts.push({ variable: name });
    else
      return `has {${name}}, which stands for nothing${didYouMean(name, variables)}; write \\x7b for a brace`;
  }
  return parts;
}

function isVariable(name: string): name is Variable {
  return variables.some((it) => it === name);
}

export function usesVariable(template: Template, name: Variable): boolean {
  return template.some((part) => typeof part !== 'string' && part.variable === name);
}

/** The text with every gap filled, latin1. */
export function fill(template: Template, values: Values): string {
  return template.map((part) => (typeof part === 'string' ? part : utf8(values[part.variable]))).join('');
}

/** The same with names in the gaps, for whoever only looks at the form of it. */
export function shapeOf(template: Template): string {
  return template.map((part) => (typeof part === 'string' ? part : `{${part.variable}}`)).join('');
}

function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
