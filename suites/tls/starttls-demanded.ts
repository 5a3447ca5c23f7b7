import type { Answer, Session } from '../../runner/net/index.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';

export const starttlsDemanded = defineScenario({
  meta: {
    id: 'tls/starttls-demanded',
    title: 'MAIL is served in clear, or refused with 530 5.7.0 where the server insists on TLS',
    why: 'On port 25 the mail of senders without TLS bounces; elsewhere the code tells a client that STARTTLS helps.',
    axis: 'conformance',
    requirements: ['3207-4-04', '3207-4-05', '3207-4-06'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    needs: { capability: ['STARTTLS'] },
    findings: {
      demanded: {
        message:
          'MAIL drew {reply} in clear and {inside} inside TLS: a server that an MX record points to must take mail without TLS',
        breaks: ['3207-4-04'],
        // The sentence binds publicly referenced servers, and nobody here knows whether this is one.
        level: 'derived',
      },
      otherCode: {
        message: 'For want of TLS MAIL was refused with {reply}, not 530',
        breaks: ['3207-4-05'],
      },
      others: {
        message: 'MAIL drew {reply} for want of TLS, but RSET {rset}; where all commands need TLS it is 530',
        breaks: ['3207-4-05'],
        // The sentence is for servers that want TLS before any command; one that wants it for mail alone may serve the rest.
        level: 'MAY',
      },
      enhancedCode: {
        message: 'For want of TLS MAIL was refused with {reply}; the enhanced code is 5.7.0',
        breaks: ['3207-4-06'],
      },
    },
    remedy: {
      any: 'On port 25 offer STARTTLS and do not demand it; elsewhere refuse with 530 5.7.0.',
      postfix: 'smtpd_tls_security_level = may on port 25, encrypt on 587',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  async run({ session, service, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('hello');
    const enhanced = open.offers('ENHANCEDSTATUSCODES');
    const reply = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (reply.is(2)) return pass(`MAIL in clear drew ${reply}`);
    if (!reply.is(5)) return inconclusive(`MAIL in clear drew ${reply}`);
    const rset = await open.command('RSET');
    await open.quit();
    const inside = await mailInsideTls(session, probe);
    const isForTls = inside.is(2) || (service === 'submission' && namesTls(reply));
    if (!isForTls)
      return inside.is(5) || inside.is(4)
        ? notApplicable(`MAIL drew ${reply} in clear and ${inside} inside TLS: not for want of TLS`)
        : inconclusive(`MAIL drew ${reply} in clear and ${inside} inside TLS`);
    if (!reply.is(530)) return violation('otherCode', { reply });
    if (enhanced && !isFiveSevenZero(reply)) return violation('enhancedCode', { reply });
    if (service === 'smtp') return violation('demanded', { reply, inside });
    if (!rset.is(530)) return violation('others', { reply, rset });
    return pass(`MAIL and RSET drew ${reply} in clear`);
  },
});

/** The control: the same MAIL inside TLS. */
async function mailInsideTls(
  session: (rung: Rung) => Promise<Session>,
  { clientName, sender }: Probe,
): Promise<Answer> {
  const open = await session('tls');
  const hello = await open.ehlo(clientName);
  return hello.is(250) ? open.command(`MAIL FROM:<${sender}>`) : hello;
}

/** On a submission service MAIL is refused inside TLS too, for want of AUTH, so that the text alone tells the reason. */
function namesTls({ text }: Answer): boolean {
  return /\b(START)?TLS\b/i.test(text);
}

function isFiveSevenZero({ text }: Answer): boolean {
  return /^5\.7\.0\b/.test(text);
}
