const status = String.raw`[2-5][0-5]\d`;
const enhanced = String.raw`(?: [245]\.\d{1,3}\.\d{1,3}(?![\d.]))?`;

/** Three digits that stand alone and are no number of something, with the enhanced code behind them. */
const code = new RegExp(
  String.raw`(?<![\w.:/-])${status}(?![\w:-]|\.\d| (?:of|ms|s|octets?|bytes|seconds|days|replies|lines|connections|characters)\b)${enhanced}`,
  'g',
);

const lastLine = new RegExp(String.raw`^${status}(?= |\\r|$)${enhanced}`);

/** How many replies an invariant looked at, which depends on what else was asked. */
const lookedAt = /\([^()]*looked at\)/g;

/** The reply codes that a message tells, in their order: how a server behaved, apart from its words. */
export function codesIn(message: string): string[] {
  return message.replace(lookedAt, '').match(code) ?? [];
}

/** The codes of the replies that these lines are, one for each reply. */
export function codesOf(lines: readonly string[]): string[] {
  return lines.flatMap((line) => lastLine.exec(line)?.[0] ?? []);
}

/** Whether these are other codes. Enhanced codes count where both have one: a server that offers none is no other for each reply. */
export function unlikeCodes(a: readonly string[], b: readonly string[]): boolean {
  return a.length !== b.length || a.some((one, n) => isUnlike(one, b[n] ?? ''));
}

function isUnlike(a: string, b: string): boolean {
  const [[left, leftDetail], [right, rightDetail]] = [a.split(' '), b.split(' ')];
  return (
    left !== right || (leftDetail !== undefined && rightDetail !== undefined && leftDetail !== rightDetail)
  );
}
