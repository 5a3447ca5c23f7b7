/** What a reply answers: a command of RFC 5321 or of an extension in use, the connection itself, or the end of mail data. */
export type Answered =
  | 'connection'
  | 'EHLO'
  | 'HELO'
  | 'LHLO'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'end of data'
  | 'RSET'
  | 'NOOP'
  | 'VRFY'
  | 'EXPN'
  | 'HELP'
  | 'QUIT'
  | 'STARTTLS'
  | 'AUTH'
  | 'unknown';

export interface Replies {
  /** The row that lists them. */
  readonly row: string;
  /** Codes that RFC 5321 gives to this command: section 4.3.2, and where a later sentence adds one, that one. */
  readonly codes: readonly number[];
  /** Codes that extensions and updates add, with the document. */
  readonly added: Readonly<Record<number, string>>;
}

/** 521 and 556 (RFC 7504), 530 (RFC 3207 and 4954: TLS or AUTH comes first). */
const guarded = { 530: 'RFC 3207, RFC 4954' };
const noMailHere = { 521: 'RFC 7504' };
/** A server that limits what a session may do says so by 452 or 421 plus enhanced code; PRDR and others reuse listed codes. */
const authentication = {
  432: 'RFC 4954',
  454: 'RFC 4954',
  534: 'RFC 4954',
  535: 'RFC 4954',
  538: 'RFC 4954',
};

/**
 * The replies that each command may draw: RFC 5321 sections 4.2.2, 4.2.3 and 4.3.2 as one table. Any command may draw `always` too.
 * It is data: the oracle, the scenarios and the tests of the reference server read it, the reference server itself does not.
 */
export const replyTable: Readonly<Record<Answered, Replies>> = {
  connection: { row: '5321-4.3.2-08', codes: [220, 554], added: noMailHere },
  EHLO: { row: '5321-4.3.2-09', codes: [250, 504, 550, 502], added: {} },
  HELO: { row: '5321-4.3.2-09', codes: [250, 504, 550, 502], added: { 530: 'RFC 3207' } },
  LHLO: { row: '2033-4.1-01', codes: [250, 504, 550, 502], added: {} },
  MAIL: {
    row: '5321-4.3.2-10',
    codes: [250, 552, 451, 452, 550, 553, 503, 455, 555],
    added: guarded,
  },
  RCPT: {
    row: '5321-4.3.2-11',
    codes: [250, 251, 550, 551, 552, 553, 450, 451, 452, 503, 455, 555],
    added: { ...guarded, 556: 'RFC 7504' },
  },
  DATA: { row: '5321-4.3.2-12', codes: [354, 503, 554], added: guarded },
  'end of data': { row: '5321-4.3.2-13', codes: [250, 552, 554, 451, 452, 450, 550], added: {} },
  RSET: { row: '5321-4.3.2-14', codes: [250], added: guarded },
  NOOP: { row: '5321-4.3.2-18', codes: [250], added: {} },
  VRFY: { row: '5321-4.3.2-15', codes: [250, 251, 252, 550, 551, 553, 502, 504], added: guarded },
  EXPN: { row: '5321-4.3.2-16', codes: [250, 252, 550, 502, 504], added: guarded },
  HELP: { row: '5321-4.3.2-17', codes: [211, 214, 502, 504], added: guarded },
  QUIT: { row: '5321-4.3.2-19', codes: [221], added: {} },
  STARTTLS: {
    row: '3207-4-02',
    codes: [],
    added: { 220: 'RFC 3207', 454: 'RFC 3207', 502: 'RFC 5321', 503: 'RFC 5321' },
  },
  AUTH: {
    row: '4954-4-01',
    codes: [],
    added: {
      235: 'RFC 4954',
      334: 'RFC 4954',
      502: 'RFC 5321',
      503: 'RFC 4954',
      504: 'RFC 4954',
      ...guarded,
      ...authentication,
    },
  },
  unknown: { row: '5321-4.2.4-02', codes: [500, 502], added: guarded },
};

/** Any command may draw these (RFC 5321 section 4.3.2): unknown or too long, bad syntax, shutting down. */
export const always: readonly number[] = [500, 501, 421];

/** On a submission service, 554 refuses what is improper in a command (RFC 6409 sections 4.1 and 4.2). */
const addedBySubmission: Readonly<Partial<Record<Answered, readonly number[]>>> = {
  MAIL: [554],
  RCPT: [554],
};

/** On LMTP each reply to the end of the data speaks of one recipient (RFC 2033 section 4.2); a hello of SMTP is unknown there (section 4.1). */
const isListedOnLmtp = (to: Answered, code: number): boolean =>
  (to === 'end of data' && replyTable.RCPT.codes.includes(code)) ||
  ((to === 'EHLO' || to === 'HELO') && code >= 500);

/** Codes that belong to certain commands alone, by the sentence that says so. */
export const reserved: Readonly<Record<number, { readonly row: string; readonly to: readonly Answered[] }>> =
  {
    211: { row: '5321-4.2.2-02', to: ['HELP'] },
    214: { row: '5321-4.2.2-02', to: ['HELP'] },
    220: { row: '5321-4.2.2-03', to: ['connection', 'STARTTLS'] },
    221: { row: '5321-4.2.2-03', to: ['QUIT'] },
    251: { row: '5321-4.2.2-04', to: ['RCPT', 'VRFY'] },
    252: { row: '5321-4.2.2-04', to: ['VRFY', 'EXPN'] },
    354: { row: '5321-4.2.2-07', to: ['DATA'] },
    455: { row: '5321-4.2.2-05', to: ['MAIL', 'RCPT'] },
    555: { row: '5321-4.2.2-05', to: ['MAIL', 'RCPT'] },
  };

/** Whether the table has this code for this command. @param submission  on a submission service  @param lmtp  on LMTP */
export function isListed(to: Answered, code: number, submission = false, lmtp = false): boolean {
  const { codes, added } = replyTable[to];
  if (lmtp && isListedOnLmtp(to, code)) return true;
  if (submission && addedBySubmission[to]?.includes(code) === true) return true;
  return codes.includes(code) || code in added || always.includes(code);
}
