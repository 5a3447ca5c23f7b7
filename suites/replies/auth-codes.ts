import { parseEnhancedStatus } from '../../runner/protocol/enhanced-status.js';
import type { Reply } from '../../runner/protocol/reply.js';
import { defineInvariant } from '../shared/define.js';
import { quote } from '../shared/quote.js';

/** What section 6 of RFC 4954 has replies to AUTH say in detail. */
const listed: Readonly<Record<number, string>> = {
  235: '2.7.0',
  432: '4.7.12',
  454: '4.7.0',
  534: '5.7.9',
  535: '5.7.8',
  538: '5.7.11',
};
/** Codes that speak of mailboxes and of mail, and say nothing to who logs in. */
const ofMail = [550, 551, 552, 553, 555];

/** AUTH with an initial response, as transcripts show it; of a later line of an exchange they do not tell what it was. */
const withResponse = /^AUTH \S+ \*\*\*\r\n$/i;
/** The same where that response holds the credentials: other mechanisms begin otherwise, or with the server. */
const withCredentials = /^AUTH PLAIN \*\*\*\r\n$/i;

export const authCodes = defineInvariant({
  meta: {
    id: 'replies/auth-codes',
    title: 'Replies to AUTH, and those that ask for it, have the codes of RFC 4954',
    why: 'By the code a client knows whether to ask the user for another password, to try another mechanism, or to come back later.',
    axis: 'conformance',
    requirements: ['4954-6-01', '4954-4-19', '4954-4-20'],
    findings: {
      success: { message: 'AUTH drew {line}; its success is 235', breaks: ['4954-4-20'] },
      failure: {
        message: 'AUTH was refused with {line}; credentials that are wrong draw 535',
        breaks: ['4954-4-19'],
      },
      enhancedCode: {
        message: '{command} drew {line}; the enhanced code is {due} there',
        breaks: ['4954-6-01'],
      },
    },
    remedy: {
      any: 'Answer AUTH with 235 2.7.0 or 535 5.7.8, and with 530 5.7.0 what needs authentication first.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  judge({ reply, asked, enhancedOffered, ruling }, { pass, violation }) {
    if (ruling === undefined) return undefined;
    const { to: command, code } = ruling;
    const line = quote(reply);
    if (command === 'AUTH') {
      const isSuccess = code >= 200 && code < 300;
      if (isSuccess && code !== 235 && withResponse.test(asked)) return violation('success', { line });
      if (ofMail.includes(code) && withCredentials.test(asked)) return violation('failure', { line });
    }
    const due = command === 'AUTH' ? listed[code] : asksForLogin(reply) ? '5.7.0' : undefined;
    if (due === undefined) return undefined;
    // A code that is missing altogether is the matter of replies/enhanced-code-present.
    const given = enhancedOffered ? parseEnhancedStatus(reply.lines[0]?.text ?? '') : undefined;
    if (given === undefined || given.raw === due) return pass();
    return violation('enhancedCode', { command, line, due });
  },
});

/** 530 is the code of RFC 3207 too, for want of TLS; what asks for that is the matter of tls/starttls-demanded. */
function asksForLogin({ code, lines }: Reply): boolean {
  return code === 530 && !lines.some(({ text }) => /\b(START)?TLS\b/i.test(text));
}
