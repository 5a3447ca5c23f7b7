import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

export type Tree = string | { readonly [name: string]: Tree };

/** How the steps before went. */
export type Status = 'success' | 'failure';

/** Text with every `${{ }}` worked out. */
export function filledIn(text: string, contexts: Readonly<Record<string, Tree>>): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    evaluate(expression, contexts, 'success').coerceString(),
  );
}

/** Whether a step runs; without a word on the status, only after success. */
export function isMet(
  condition: string | undefined,
  contexts: Readonly<Record<string, Tree>>,
  status: Status,
): boolean {
  const [, inside] = /^\$\{\{(.*)\}\}$/s.exec(condition?.trim() ?? '') ?? [];
  const expression = inside ?? condition ?? 'success()';
  const asked = /\b(success|failure|always|cancelled)\s*\(/.test(expression)
    ? expression
    : `success() && (${expression})`;
  const met = evaluate(asked, contexts, status);
  return met.kind === data.Kind.Boolean ? met.value : met.coerceString() !== '';
}

function evaluate(
  expression: string,
  contexts: Readonly<Record<string, Tree>>,
  status: Status,
): data.ExpressionData {
  const answers = {
    always: true,
    cancelled: false,
    success: status === 'success',
    failure: status === 'failure',
  };
  const functions = Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }));
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse();
  return new Evaluator(
    parsed,
    dictionary(contexts),
    new Map(functions.map((it) => [it.name, it])),
  ).evaluate();
}

function dictionary(tree: { readonly [name: string]: Tree }): data.Dictionary {
  return new data.Dictionary(
    ...Object.entries(tree).map(([key, value]) => ({
      key,
      value: typeof value === 'string' ? new data.StringData(value) : dictionary(value),
    })),
  );
}
