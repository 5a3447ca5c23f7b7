import { type Change, codes, raw } from '../change.js';
import { E, M } from '../script.js';

/** So many transactions, and one more MAIL. */
const transactions = [E, ...Array.from({ length: 40 }, () => [M, 'RSET']).flat(), M];
const served = `220 250 ${'250 250 '.repeat(40)}`;

export const limitChanges: Readonly<Record<string, Change>> = {
  'mail-limit-40-421': codes([...transactions, '<'], `${served}421 end`),
  'mail-limit-40-452': codes(transactions, `${served}452`),
  'mail-limit-40-550': codes(transactions, `${served}550`),
  'mail-limit-40-drops': codes(transactions, `${served}end`),
  'ehlo-size-zero': raw([E], /^250-SIZE 0\r/m),
  'ehlo-size-bare': raw([E], /^250-SIZE\r/m),
};
