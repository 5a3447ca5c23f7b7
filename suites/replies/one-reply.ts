import { defineInvariant } from '../shared/define.js';
import { quote } from '../shared/quote.js';

export const oneReply = defineInvariant({
  meta: {
    id: 'replies/one-reply',
    title: 'Every command draws one reply, and nothing comes unasked',
    why: 'One reply too many shifts all that follow: the client takes the answer to one command for that to the next.',
    axis: 'conformance',
    requirements: ['5321-4.2-01', '5321-2.1-04', '5321-4.3.1-01'],
    findings: {
      unasked: {
        message: 'The server sent a reply that nothing had asked for: {line}',
        breaks: ['5321-4.2-01', '5321-2.1-04', '5321-4.3.1-01'],
      },
      after221: { message: 'After its 221 the server sent more: {line}' },
    },
    remedy: { any: 'Send one reply per command, and nothing after 221.' },
  },
  judge({ reply, unasked, afterQuit }, { pass, violation }) {
    // A server that shuts down may say 421 at any time.
    if (reply.code === 421) return undefined;
    if (!unasked) return pass();
    return violation(afterQuit ? 'after221' : 'unasked', { line: quote(reply) });
  },
});
