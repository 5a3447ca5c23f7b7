/**
 * EHLO keywords that RFCs define and the IANA registry "SMTP Service Extensions" therefore holds, and VRFY, which RFC 5321 itself
 * lists in its EHLO replies; by the RFC that defines each.
 */
export const registeredKeywords: ReadonlyMap<string, string> = new Map([
  ['SEND', 'RFC 821'],
  ['SOML', 'RFC 821'],
  ['SAML', 'RFC 821'],
  ['TURN', 'RFC 821'],
  ['VRFY', 'RFC 5321'],
  ['EXPN', 'RFC 5321'],
  ['HELP', 'RFC 5321'],
  ['8BITMIME', 'RFC 6152'],
  ['SIZE', 'RFC 1870'],
  ['VERB', 'sendmail'],
  ['ONEX', 'sendmail'],
  ['CHUNKING', 'RFC 3030'],
  ['BINARYMIME', 'RFC 3030'],
  ['CHECKPOINT', 'RFC 1845'],
  ['DELIVERBY', 'RFC 2852'],
  ['PIPELINING', 'RFC 2920'],
  ['DSN', 'RFC 3461'],
  ['ETRN', 'RFC 1985'],
  ['ENHANCEDSTATUSCODES', 'RFC 2034'],
  ['STARTTLS', 'RFC 3207'],
  ['NO-SOLICITING', 'RFC 3865'],
  ['MTRK', 'RFC 3885'],
  ['SUBMITTER', 'RFC 4405'],
  ['ATRN', 'RFC 2645'],
  ['AUTH', 'RFC 4954'],
  ['BURL', 'RFC 4468'],
  ['FUTURERELEASE', 'RFC 4865'],
  ['CONPERM', 'RFC 4141'],
  ['CONNEG', 'RFC 4141'],
  ['UTF8SMTP', 'RFC 5336'],
  ['SMTPUTF8', 'RFC 6531'],
  ['MT-PRIORITY', 'RFC 6710'],
  ['RRVS', 'RFC 7293'],
  ['REQUIRETLS', 'RFC 8689'],
  ['LIMITS', 'RFC 9422'],
]);

/** RFCs published until then were looked at; what is registered later is not in the list. */
export const registryDate = 'January 2025';
