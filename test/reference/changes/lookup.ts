import { type Change, codes, D, raw } from '../change.js';
import { E, M, R } from '../script.js';

export const lookupChanges: Readonly<Record<string, Change>> = {
  'lookup-with-full-names': raw(
    ['VRFY alice', 'EXPN alice'],
    /(?:250 2\.1\.5 A\. User <alice@[^>]*>\r\n){2}/,
  ),
  'lookup-unqualified': raw(['VRFY alice', 'EXPN alice'], /(?:250 2\.1\.5 <alice@localhost>\r\n){2}/),
  'lookup-source-route': raw(
    ['VRFY alice', 'EXPN alice'],
    /(?:250 2\.1\.5 <@relay\.test:alice@reference\.test>\r\n){2}/,
  ),
  'lookup-program': raw(['VRFY alice', 'EXPN alice'], /(?:250 2\.1\.5 "\|\/usr\/bin\/deliver"\r\n){2}/),
  'lookup-text-behind': raw(['VRFY alice', 'EXPN alice'], /(?:250 2\.1\.5 <[^>]*> is deliverable\r\n){2}/),
  'lookup-unusable': raw(['VRFY alice', 'EXPN alice'], /(?:250 2\.1\.5 <x{65}\.alice@[^>]*>\r\n){2}/),
  'expn-250-without-address': raw(['EXPN alice'], /250 2\.1\.5 A list\r\n/),
  'expn-members-on-one-line': raw(
    ['EXPN staff'],
    /250 2\.1\.5 <alice@reference\.test>, <bob@reference\.test>\r\n/,
  ),
  'postmaster-list': raw(['EXPN postmaster'], /250-2\.1\.5 <alice@[^>]*>\r\n250 2\.1\.5 <bob@[^>]*>\r\n/),
  'postmaster-list-undeliverable': codes(
    ['VRFY postmaster', E, M, 'RCPT TO:<Postmaster>', R],
    '220 250 250 250 550 250',
  ),
  'expn-554': codes(['EXPN staff'], '220 554'),
  'expn-252': codes(['EXPN staff', 'EXPN nobody'], '220 252 252'),
  'expn-550': codes(['EXPN staff'], '220 550'),
  'expn-550-before-hello': codes(['EXPN staff', E, 'EXPN staff'], '220 550 250 250'),
  'expn-without-name-250': codes(['EXPN'], '220 250'),
  'vrfy-without-name-250': codes(['VRFY'], '220 250'),
  'vrfy-without-name-252': codes(['VRFY'], '220 252'),
  'vrfy-451': codes(['VRFY alice'], '220 451'),
  'vrfy-551': codes(['VRFY alice'], '220 551'),
  'vrfy-553': codes(['VRFY alice'], '220 553'),
  'vrfy-after-rcpt-clears': codes([E, M, 'VRFY bob', R, 'VRFY bob', D], '220 250 250 250 250 250 503'),
  'vrfy-250-for-words': codes(['VRFY nobody', 'VRFY nobody@reference.test'], '220 250 550'),
  'vrfy-local-name-501': codes(['VRFY alice', 'VRFY alice@reference.test'], '220 501 250'),
  'vrfy-local-name-550': codes(['VRFY alice', 'VRFY alice@reference.test'], '220 550 250'),

  'noop-quoted-string-501': codes(['NOOP "x y"', 'NOOP x'], '220 501 250'),
  'help-451': codes(['HELP'], '220 451'),
  'help-argument-500': codes(['HELP MAIL', 'HELP'], '220 500 214'),
  'help-argument-504': codes(['HELP MAIL', 'HELP'], '220 504 214'),
  'help-argument-250': codes(['HELP MAIL', 'HELP'], '220 250 214'),
  'rset-503-outside-transaction': codes([E, 'RSET', M, 'RSET', D], '220 250 503 250 250 503'),

  'obsolete-verbs-502': codes(['TURN', 'SEND FROM:<a@b.test>'], '220 502 502'),
  'obsolete-verbs-550': codes(['TURN', 'SAML FROM:<a@b.test>'], '220 550 550'),
  'obsolete-verbs-504': codes(['TURN', 'SOML FROM:<a@b.test>'], '220 504 504'),
  'send-unlisted': codes([E, 'SEND FROM:<a@b.test>', R], '220 250 250 250'),
  'send-listed': raw([E], /^250 SEND\r/m),
  'private-verb-502': codes(['XFOO', 'FOO'], '220 502 500'),
  'lowercase-parameters-refused': codes([E, `${M} size=9`, `${M} SIZE=9`], '220 250 555 250'),
  'verb-prefix-matched': codes(['NOOPING', 'FOO'], '220 250 500'),
  'segment-ends-command': codes(['>NOOP', '<'], '220 250'),
};
