import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { type MarkedToken, marked, type Token } from 'marked';
import type { Log } from 'sarif';
import { Parser, type Result } from 'tap-parser';
import { expect } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import schema from './published/sarif-2.1.0-rtm.5.json' with { type: 'json' };

/** Reads SARIF after holding it against the published schema, whose draft ajv no longer knows by name. */
export function readSarif(text: string): Log {
  const { $schema: _, id: __, ...rules } = schema;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const log = JSON.parse(text);
  ajv.validate(rules, log);
  expect(ajv.errors ?? []).toEqual([]);
  return log;
}

/** The names of the elements, after libxml has found the document well-formed and laid it out. */
export async function readXml(contents: string): Promise<Set<string>> {
  const { errors, valid, normalized } = await validateXML({
    xml: [{ fileName: 'report.xml', contents }],
    normalization: 'c14n',
    initialMemoryPages: 2048,
    maxMemoryPages: 8192,
  });
  expect({ errors, valid }).toEqual({ errors: [], valid: true });
  return new Set([...normalized.matchAll(/<([^\s/>!?]+)/g)].map(([, name = '']) => name));
}

export interface TapPoint {
  readonly ok: boolean;
  readonly name: string;
  readonly skip: string | boolean;
  readonly todo: string | boolean;
  readonly diag: Readonly<Record<string, unknown>> | undefined;
}

export interface TapRun {
  readonly ok: boolean;
  readonly bailout: string | boolean;
  /** Test points of the run itself, a target each. */
  readonly targets: readonly TapPoint[];
  /** Test points of the subtests. */
  readonly checks: readonly TapPoint[];
  /** What is no TAP, or breaks its rules. */
  readonly wrong: readonly string[];
}

export function readTap(text: string): TapRun {
  const targets: TapPoint[] = [];
  const checks: TapPoint[] = [];
  const wrong: string[] = [];
  let ok = false;
  let bailout: string | boolean = false;
  const parser = new Parser({ strict: true }, (results) => {
    ok = results.ok;
    bailout = results.bailout;
  });
  const listen = (it: Parser, points: TapPoint[]) => {
    it.on('extra', (line: string) => wrong.push(line));
    it.on('assert', ({ ok, name, skip, todo, diag, tapError }: Result) => {
      if (tapError) wrong.push(String(tapError));
      points.push({ ok, name, skip, todo, diag: diag ?? undefined });
    });
    it.on('child', (child: Parser) => listen(child, checks));
  };
  listen(parser, targets);
  parser.end(text);
  return { ok, bailout, targets, checks, wrong };
}

/** Every token that marked makes of it, with those inside. */
export function readMarkdown(text: string): MarkedToken[] {
  const found: MarkedToken[] = [];
  marked.walkTokens(marked.lexer(text, { gfm: true }), (token: Token) => {
    found.push(token as MarkedToken);
  });
  return found;
}

export interface Annotation {
  readonly level: string;
  readonly title: string;
  readonly message: string;
}

/** Reads workflow commands as the runner of GitHub Actions does: at the start of a line, properties up to the next `::`. */
export function readAnnotations(text: string): Annotation[] {
  const decoded = (part: string) =>
    part
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [, level = '', title = '', message = ''] = /^::(\w+) title=([^:,]*)::(.*)$/.exec(line) ?? [];
    expect(['error', 'warning', 'notice']).toContain(level);
    return { level, title: decoded(title), message: decoded(message) };
  });
}
