/**
 * Findings that the cross matrix shows under a fault that the proof of the scenario does not name, each looked at by a person: fault →
 * why they are right.
 */
export const reviewed: Readonly<Record<string, string>> = {
  'greeting-code-200': 'the 200 of the greeting is in no list, which replies/known-codes says of any reply',
  'mail-refused-550':
    'a MAIL that is always refused with 550 cannot be told from one that is refused for want of AUTH',
  'bad-argument-503': 'bad arguments get 503 everywhere, those of EHLO and HELO too',
  'bad-sequence-554': 'bad sequence gets 554 everywhere; for DATA alone that is right',
  'bad-sequence-250': 'bad sequence gets 250 everywhere',
  'known-verb-500': 'a known verb out of sequence gets 500, whichever it is',
  'rset-does-nothing': 'its RSET does not look at arguments either',
  'rset-closes': 'its RSET does not look at arguments either',
  'reply-multiline-no-hyphen':
    'without the hyphen each line is a reply of its own, and all but the first are unasked',
  'reply-bare-code':
    'bare codes have no mailbox and no enhanced code, and no hyphen, so that each line is a reply of its own',
  'reply-empty-text': 'empty texts have no mailbox and no enhanced code',
  'reply-code-260': 'a RSET that is answered 260 is not answered 250',
  'reply-code-unlisted': 'a RSET that is answered 259 is not answered 250',
};
