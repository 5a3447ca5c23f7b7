import { type Change, codes, raw } from '../change.js';
import { E, M, R } from '../script.js';

export const exposureChanges: Readonly<Record<string, Change>> = {
  'rcpt-worded-by-user': raw(
    [E, M, R, 'RCPT TO:<postmaster@reference.test>'],
    /(?:250 2\.1\.5 Recipient exists\r\n){2}/,
  ),
  'rcpt-reworded': raw([E, M, R, R], /250 2\.1\.5 Recipient OK\r\n250 2\.1\.5 Recipient is fine with us\r\n/),
  'xclient-accepted': codes([E, 'XCLIENT ADDR=192.0.2.77', M], '220 250 220 503'),
  'xforward-accepted': codes([E, 'XFORWARD ADDR=192.0.2.77', M], '220 250 250 250'),
  'xforward-451': codes([E, 'XFORWARD ADDR=192.0.2.77'], '220 250 451'),
  'xclient-listed': raw([E], /^250-XCLIENT NAME ADDR PROTO HELO\r/m),
  'atrn-453': codes(['ATRN reference.test'], '220 453'),
  'debug-accepted': codes(['DEBUG'], '220 250'),
  'wiz-accepted': codes(['WIZ'], '220 250'),
  'showq-accepted': codes(['SHOWQ'], '220 250'),
  'debug-451': codes(['DEBUG'], '220 451'),
  'exchange-keywords': raw([E], /^250-X-ANONYMOUSTLS\r/m),
  'greeting-private-address': raw([], /^220 mx\.reference\.test ESMTP on 10\.1\.2\.3\r/),
  'greeting-localhost': raw([], /^220 localhost ESMTP\r/),
  'banner-exim-vulnerable': raw([], /^220 mx\.reference\.test ESMTP Exim 4\.96 /),
  'banner-exim-patched': raw([], /^220 mx\.reference\.test ESMTP Exim 4\.99\.9 /),
  'banner-without-version': raw([], /^220 mx\.reference\.test ESMTP Postfix \(Debian\/GNU\)\r/),
  'hello-own-name-trusted': raw([E, 'EHLO mx.reference.test'], /^250-XCLIENT ADDR\r/m),
  'hello-own-name-550': codes(['EHLO mx.reference.test', E], '220 550 250'),
};
