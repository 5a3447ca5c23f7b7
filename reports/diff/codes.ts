/** Three digits that stand alone and are no number of something. */
const code =
  /(?<![\w.:/-])[2-5][0-5]\d(?![\w:-]|\.\d| (?:of|ms|s|octets?|bytes|seconds|days|replies|lines|connections|characters)\b)/g;

/** How many replies an invariant looked at, which depends on what else was asked. */
const lookedAt = /\([^()]*looked at\)/g;

/** The reply codes that a message tells, in their order: how a server behaved, apart from its words. */
export function codesIn(message: string): string[] {
  return message.replace(lookedAt, '').match(code) ?? [];
}
