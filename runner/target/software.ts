/** Marks by which products name themselves, in greeting, EHLO or HELP; a hint for remedies, never a verdict. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/\bPostfix\b/i, 'postfix'],
  [/\bExim\b/i, 'exim'],
  [/\bSendmail\b/i, 'sendmail'],
  [/\bOpenSMTPD\b/i, 'opensmtpd'],
  [/\bMicrosoft ESMTP\b|\bX-EXPS\b/i, 'exchange'],
  [/\bHaraka\b/i, 'haraka'],
  [/\bPython SMTP\b/i, 'aiosmtpd'],
  [/\bJAMES\b/i, 'james'],
];

/** Product that the texts name; undefined when none does. */
export function recogniseSoftware(...texts: readonly string[]): string | undefined {
  return marks.find(([mark]) => texts.some((text) => mark.test(text)))?.[1];
}
