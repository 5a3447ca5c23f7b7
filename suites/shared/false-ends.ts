import type { Asking } from './asking.js';
import { commandsBehind, countEnds, type EndOfData, judgeEnd } from './end-of-data.js';
import { probeHeader } from './message.js';

/**
 * What stands between two texts and must not end the mail data, by family; none of it holds CRLF . CRLF. Those come first whose oddity
 * stands behind the dot: what a server makes of the first one could hide the others.
 */
export const falseEnds = {
  'bare-lf': {
    'crlf-dot-lf': '\r\n.\n',
    'lf-dot-crlf': '\n.\r\n',
    'lf-dot-lf': '\n.\n',
  },
  'bare-cr': {
    'crlf-dot-cr': '\r\n.\r',
    'crlf-dot-cr-crlf': '\r\n.\r\r\n',
    'cr-dot-cr': '\r.\r',
    'cr-dot-crlf': '\r.\r\n',
    'cr-dot-lf': '\r.\n',
    'cr-cr-dot-crlf': '\r\r.\r\n',
    'cr-crlf-dot-cr-crlf': '\r\r\n.\r\r\n',
    'lf-dot-cr': '\n.\r',
    'lf-dot-cr-crlf': '\n.\r\r\n',
  },
  nul: {
    'crlf-dot-nul-crlf': '\r\n.\0\r\n',
    'crlf-dot-cr-nul-lf': '\r\n.\r\0\n',
    'crlf-nul-dot-crlf': '\r\n\0.\r\n',
    'cr-nul-lf-dot-crlf': '\r\0\n.\r\n',
  },
  blank: {
    'crlf-dot-sp-crlf': '\r\n. \r\n',
    'crlf-dot-tab-crlf': '\r\n.\t\r\n',
    'crlf-sp-dot-crlf': '\r\n .\r\n',
  },
  'other-line-ends': {
    'nel-dot-nel': '\xc2\x85.\xc2\x85',
    'ls-dot-ls': '\xe2\x80\xa8.\xe2\x80\xa8',
    'vt-dot-vt': '\v.\v',
    'ff-dot-ff': '\f.\f',
  },
} as const;

export type Family = keyof typeof falseEnds;

const names: Readonly<Record<string, string>> = {
  '\r\n': 'CRLF',
  '\r': 'CR',
  '\n': 'LF',
  '\0': 'NUL',
  ' ': 'SP',
  '\t': 'TAB',
  '\xc2\x85': 'NEL',
  '\xe2\x80\xa8': 'LS',
  '\v': 'VT',
  '\f': 'FF',
};

/** The octets in words, for example "LF . CRLF". */
export function nameOf(form: string): string {
  const parts = form.match(/\r\n|\xc2\x85|\xe2\x80\xa8|./gs) ?? [];
  return parts.map((part) => names[part] ?? part).join(' ');
}

/** How a form was taken, and the forms of the message that showed it. */
export type JudgedForm = EndOfData & { readonly forms: readonly string[] };

/**
 * Whether this form ends the mail data. The family is played in one message; only where something ended that, or where it drew what tells
 * nothing, is each form played alone. All of it once per service, whoever asks.
 */
export async function judgeFalseEnd(asking: Asking, family: Family, form: string): Promise<JudgedForm> {
  const forms: readonly string[] = Object.values(falseEnds[family]);
  const together = await asking.once(`false ends: ${family}`, async () => {
    const open = await asking.session('recipient');
    const header = probeHeader(asking.probe, `false ends, ${family}`);
    const seen = await countEnds(open, header + forms.map(behindText).join(''));
    await open.quit();
    return seen;
  });
  if (together.ended === false || (together.ended === undefined && together.idle))
    return { ...together, forms };
  const alone = { ...(await judgeAlone(asking, form)), forms: [form] };
  if (alone.ended !== false || !together.ended) return alone;
  // Something ended the message of all: what is not shown to be another form may be this one in that company.
  for (const other of forms.filter((each) => each !== form)) {
    if ((await judgeAlone(asking, other)).ended) return alone;
  }
  const why = `all forms of the family together: ${together.evidence}; none did alone`;
  return { ended: undefined, why, idle: false, forms };
}

function judgeAlone(asking: Asking, form: string): Promise<EndOfData> {
  const subject = `false end ${nameOf(form)}`;
  return asking.once(subject, () => judgeEnd(asking, `${probeHeader(asking.probe, subject)}text${form}`));
}

function behindText(form: string): string {
  return `text${form}${commandsBehind}`;
}
