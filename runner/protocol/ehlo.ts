import type { Reply } from './reply.js';

/** One line after the first of a positive EHLO reply (RFC 5321 section 4.1.1.1, ehlo-line). */
export interface EhloLine {
  readonly raw: string;
  /** In upper case, as keywords are compared without regard to case. */
  readonly keyword: string;
  readonly params: readonly string[];
  /** Whether the line fits the grammar of ehlo-line. */
  readonly wellFormed: boolean;
}

export interface EhloReply {
  /** First word of the first line; '' when there is none. */
  readonly domain: string;
  readonly lines: readonly EhloLine[];
}

const keywordForm = /^[A-Za-z0-9][A-Za-z0-9-]*$/;
const paramForm = /^[\x21-\x7e]+$/;

/** Reads the 250 reply to EHLO; the caller has checked the code. */
export function parseEhlo(reply: Reply): EhloReply {
  const [first, ...rest] = reply.lines;
  return {
    domain: /^\S*/.exec(first?.text ?? '')?.[0] ?? '',
    lines: rest.map((line) => parseLine(line.text)),
  };
}

function parseLine(raw: string): EhloLine {
  const [keyword = '', ...params] = raw.split(' ');
  return {
    raw,
    keyword: keyword.toUpperCase(),
    params: params.filter((param) => param !== ''),
    wellFormed: keywordForm.test(keyword) && params.every((param) => paramForm.test(param)),
  };
}
