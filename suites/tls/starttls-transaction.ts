import type { Session } from '../../runner/net/index.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';

export const starttlsTransaction = defineScenario({
  meta: {
    id: 'tls/starttls-transaction',
    title: 'A transaction that was opened in clear does not go on inside TLS',
    why: 'Somebody on the way can open one with a sender and recipients of theirs, and the client would add its message to it.',
    axis: 'conformance',
    requirements: ['3207-4.2-02'],
    weaknesses: ['CWE-372', 'CWE-345'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    needs: { capability: ['STARTTLS'] },
    findings: {
      kept: { message: 'Inside TLS RCPT drew {reply} {when}: the MAIL that was said in clear still counts' },
    },
    remedy: { any: 'Drop the open transaction when TLS begins, as at RSET.' },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const rcpt = `RCPT TO:<${probe.recipient}>`;
    const open = await session('hello');
    const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.is(5)) return notApplicable(`MAIL in clear drew ${mail}: no transaction can be open there`);
    if (!mail.is(2)) return inconclusive(`MAIL in clear drew ${mail}`);
    const first = await open.command(rcpt);
    if (!first.is(2)) return inconclusive(`RCPT in clear drew ${first}`);
    const { go, tls } = await open.startTls();
    if (go.is(5)) return notApplicable(`STARTTLS inside a transaction drew ${go}, as it may`);
    if (!tls?.ok) return inconclusive(`STARTTLS drew ${go}, and TLS ${tls?.why ?? 'did not begin'}`);
    const early = await open.command(rcpt);
    const hello = await open.ehlo(probe.clientName);
    const late = await open.command(rcpt);
    const kept = early.is(2) ? { reply: early, when: 'before the new EHLO' } : undefined;
    const found = late.is(2) ? { reply: late, when: 'after the new EHLO' } : kept;
    if (found !== undefined) {
      await open.quit();
      if (await takesRcptAlone(session, probe))
        return inconclusive('the server takes RCPT without any MAIL inside TLS');
      return violation('kept', found);
    }
    if (!hello.is(250)) return inconclusive(`EHLO inside TLS drew ${hello}`);
    if (early.is(5) && late.is(5))
      return pass(`RCPT drew ${early} before the new EHLO, and ${late} after it`);
    return inconclusive(`RCPT drew ${early} before the new EHLO, and ${late} after it`);
  },
});

/** The control: RCPT before and after EHLO inside TLS, in a session that never said MAIL. */
async function takesRcptAlone(
  session: (rung: Rung) => Promise<Session>,
  { recipient, clientName }: Probe,
): Promise<boolean> {
  const open = await session('tls');
  const early = await open.command(`RCPT TO:<${recipient}>`);
  await open.ehlo(clientName);
  const late = await open.command(`RCPT TO:<${recipient}>`);
  return early.is(2) || late.is(2);
}
