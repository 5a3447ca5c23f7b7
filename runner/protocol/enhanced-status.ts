/** Enhanced status code of RFC 3463 section 2, as RFC 2034 section 4 puts it before the text. */
export interface EnhancedStatus {
  readonly klass: number;
  readonly subject: number;
  readonly detail: number;
  /** Form of RFC 3463: class 2, 4 or 5; sub-codes of one to three digits without leading zeros. */
  readonly wellFormed: boolean;
  readonly raw: string;
}

/** Reads the code that stands first in a reply text; undefined when nothing there looks like one. */
export function parseEnhancedStatus(text: string): EnhancedStatus | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)(?=[ \t]|$)/.exec(text);
  if (match === null) return undefined;
  const [raw, klass = '', subject = '', detail = ''] = match;
  return {
    klass: Number(klass),
    subject: Number(subject),
    detail: Number(detail),
    wellFormed: /^[245]$/.test(klass) && [subject, detail].every((code) => /^(0|[1-9]\d{0,2})$/.test(code)),
    raw,
  };
}
