import { beginAuth, mechanismToBegin } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

/** Refusals that say that the command is not there, or is out of place: no matter of who asks. */
const otherReasons = [500, 502, 503, 504, 530];

export const authenticationRequired = defineScenario({
  meta: {
    id: 'auth/authentication-required',
    title: 'Where authentication is required, 530 says so, and to no command that needs none',
    why: 'A client can only begin a login if the commands before it are served, and only knows that it has to by the code.',
    axis: 'conformance',
    requirements: ['4954-6-02'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    findings: {
      otherCode: {
        message: 'Without AUTH {line} was refused with {reply}, not 530; after AUTH it drew {control}',
      },
      exempt: {
        message: 'Without AUTH {line} drew {reply}; it needs no authentication',
        // The sentence takes these commands out of its rule, and makes none for them.
        level: 'derived',
      },
    },
    remedy: {
      any: 'Answer 530 5.7.0 to what needs authentication, and serve EHLO, HELO, NOOP, RSET, QUIT and AUTH without it.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('secured');
    const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.is(2))
      return notApplicable(
        `MAIL is taken without authentication, it drew ${mail}; whether RCPT is, auth/submission-requires-auth tells`,
      );
    if (!mail.is(5)) return inconclusive(`MAIL drew ${mail}`);
    const verify = 'VRFY postmaster';
    const refused = await open.command(verify);
    const needless = ['NOOP', 'RSET', ...(open.offers('AUTH') ? [`AUTH ${mechanismToBegin(open)}`] : [])];
    for (const line of needless) {
      const reply = await beginAuth(open, line);
      if (reply.is(530)) return violation('exempt', { line, reply });
      if (reply.kind !== 'reply') return inconclusive(`${line} drew ${reply}`);
    }
    const asPolicy = refused.is(5) && !refused.is(...otherReasons);
    if (!asPolicy || probe.user === undefined) return pass(`MAIL drew ${mail}, ${verify} ${refused}`);
    await open.quit();
    const control = await (await session('authenticated')).command(verify);
    if (control.is(2)) return violation('otherCode', { line: verify, reply: refused, control });
    return pass(`MAIL drew ${mail}; ${verify} drew ${refused} before AUTH and ${control} after it`);
  },
});
