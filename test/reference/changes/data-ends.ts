import { type Change, codes, D } from '../change.js';
import { E, M, R } from '../script.js';

export const dataEndsChanges: Readonly<Record<string, Change>> = {
  'data-lf-message-ends': codes(
    [E, M, R, D, '>a: b\n\nx\n.\nNOOP\r\n.\r\nQUIT\r\n', '<', '<', '<', '<'],
    '220 250 250 250 354 554 250 500 221',
  ),
  'data-end-beside-cr-or-nul-missed': codes(
    [E, M, R, D, '>x\r\r\n.\r\ny\r\n.\r\nQUIT\r\n', '<', '<'],
    '220 250 250 250 354 554 221',
  ),
  'bdat-dot-line-ends-chunk': codes(
    [E, M, R, '>BDAT 12 LAST\r\nx\r\n.\r\nNOOP\r\nHELP\r\n', '<', '<', '<'],
    '220 250 250 250 250 250 214',
  ),
};
