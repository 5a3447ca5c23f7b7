import { takesRcptWithoutMail } from '../shared/controls.js';
import { defineScenario } from '../shared/define.js';
import { domainOf } from '../shared/paths.js';

export const refusedMail = defineScenario({
  meta: {
    id: 'commands/refused-mail',
    title: 'After a MAIL that was refused no transaction is open, and the next MAIL is welcome',
    why: 'A transaction with no sender, or a session that is lost to one bad address, is met by every client that sends a list of mails.',
    axis: 'conformance',
    requirements: ['5321-4.1.4-18'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      opened: { message: '{line} was refused, and yet RCPT after it drew {reply}' },
      stateLost: {
        message: 'After {line} was refused, MAIL with a sound sender drew {reply} instead of 250',
      },
    },
    remedy: { any: 'Leave the session as it was when the argument of MAIL is refused.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const line = `MAIL FROM:<smtpspec@a..${domainOf(probe.sender)}>`;
    const plain = `MAIL FROM:<${probe.sender}>`;
    const open = await session('ready');
    const bad = await open.command(line);
    if (!bad.is(5) || bad.is(530)) return inconclusive(`${line} drew ${bad}`);
    const rcpt = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (rcpt.is(2)) {
      await open.quit();
      if (!(await takesRcptWithoutMail(session, probe))) return violation('opened', { line, reply: rcpt });
      return inconclusive('the server accepts RCPT without any MAIL, so that says nothing');
    }
    if (!rcpt.is(5)) return inconclusive(`after ${bad} to MAIL, RCPT drew ${rcpt}`);
    const mail = await open.command(plain);
    if (mail.is(250)) return pass(`${line} drew ${bad.code}, RCPT ${rcpt.code}, a sound MAIL 250`);
    if (!mail.is(5)) return inconclusive(`a sound MAIL drew ${mail}`);
    await open.quit();
    // RCPT was an error too: without it, so that the refused MAIL alone is to blame; and the sound one alone.
    const again = await session('ready');
    const before = await again.command(plain);
    if (!before.is(250)) return inconclusive(`a sound MAIL drew ${mail}, and in a fresh session ${before}`);
    const rset = await again.command('RSET');
    if (!rset.is(2)) return inconclusive(`RSET drew ${rset}`);
    await again.command(line);
    const after = await again.command(plain);
    if (after.is(500, 501, 502, 503)) return violation('stateLost', { line, reply: after });
    return inconclusive(`a sound MAIL drew ${mail} after two errors, and ${after} after one`);
  },
});
