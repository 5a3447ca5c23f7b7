import { sayInClear } from '../shared/clear-octets.js';
import { defineScenario } from '../shared/define.js';
import { recipientInsideTls } from '../shared/inside-tls.js';
import { probeHeader } from '../shared/message.js';

/** Wait for the end of the connection, or for a reply in clear, in seconds. The server has no reason to wait for us. */
const answerWait = 5;

export const closingInData = defineScenario({
  meta: {
    id: 'tls/closing-in-data',
    title: 'A client that ends TLS inside its message ends the session; what follows in clear is not read',
    why: 'What comes in clear then may be from anybody. Exim read it into memory that it had given back (CVE-2026-45185).',
    axis: 'security',
    severity: 'medium',
    requirements: ['8314-3.3-01'],
    weaknesses: ['CWE-319', 'CWE-416', 'CVE-2026-45185'],
    services: ['smtp', 'submission', 'submissions'],
    // Without `deliver` the message is never ended, so that no server has one to accept.
    impact: 'probe',
    messages: 1,
    needs: { mail: true },
    findings: {
      readInClear: {
        message: 'After close_notify inside {command} the server read on in clear, and answered {code}',
      },
      endedInClear: {
        message:
          'After close_notify inside DATA the rest of the message was sent in clear, and its end drew {code}',
        // Somebody on the way can use it only on a client that gives up TLS inside its message.
        severity: 'low',
      },
    },
    variants: {
      data: { command: 'DATA', clear: 'NOOP\r\n' },
      // The last octet of the chunk comes in clear; without LAST it ends no message.
      bdat: { command: 'BDAT', clear: 'xNOOP\r\n' },
    },
    remedy: { any: 'End the connection when TLS ends.', exim: 'Upgrade to 4.99.3 or later.' },
  },
  async run(context) {
    const { session, service, probe, seconds, variant, facts, violation, pass, inconclusive, notApplicable } =
      context;
    const { command, clear } = variant;
    if (facts.tls.length === 0) return notApplicable('no session with TLS came about here');
    if (command === 'BDAT' && !facts.tls.includes('CHUNKING'))
      return notApplicable('the server does not offer CHUNKING inside TLS');
    const open = service === 'smtp' ? await recipientInsideTls(session, probe) : await session('recipient');
    if (command === 'DATA') {
      const data = await open.command('DATA');
      if (!data.is(354)) return inconclusive(`DATA drew ${data}`);
    }
    open.send(command === 'DATA' ? probeHeader(probe, 'TLS ended inside the message') : 'BDAT 2\r\nx');
    open.allowReset();
    await open.leaveTls();
    const answer = await sayInClear(open, clear, seconds(answerWait));
    const isOpen = answer.code === 0 && !answer.ended;
    const ends = isOpen && command === 'DATA' && probe.recipientGiven && context.allows('deliver');
    const end = ends ? await sayInClear(open, '.\r\n', seconds(answerWait)) : answer;
    await open.close();
    if (answer.code > 0) return violation('readInClear', { command, code: answer.code });
    if (ends && end.code > 0) return violation('endedInClear', { code: end.code });
    if (end.ended) return pass('the server ended the connection');
    return inconclusive('the server neither answered nor ended the connection');
  },
});
