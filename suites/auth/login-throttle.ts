import { offersMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { madeUpLike, tryLogin } from '../shared/made-up-sasl.js';

/** Any server bears so many failures (RFC 4954 section 9). */
const few = 3;
/** Beyond the usual limits, which are 3 to 20. */
const many = 25;
/** A refusal that took so long was held back; so were some that took this much longer than the first ones. Milliseconds. */
const heldMs = 1_000;
const growthMs = 400;
/** A guesser who waits so long for a handful of refusals has been slowed down; milliseconds. */
const longMs = 30_000;

export const loginThrottle = defineScenario({
  meta: {
    id: 'auth/login-throttle',
    title: 'A server slows down or stops who tries one password after another',
    why: 'A server that refuses at once, as often as it is asked, lets a guesser try thousands of passwords a minute.',
    axis: 'security',
    // What counts failures by address or account may be about to act, and is not seen from here.
    severity: 'low',
    requirements: ['4422-6.2-01'],
    weaknesses: ['CWE-307'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    judges421: true,
    findings: {
      unlimited: {
        message:
          '{tries} wrong passwords on one connection were refused one after another, none held back for longer than {ms} ms',
      },
    },
    remedy: {
      any: 'Delay refusals, end the session after some, and let the firewall (fail2ban, for example) shut out who comes again.',
      postfix:
        'smtpd_soft_error_limit, smtpd_error_sleep_time and smtpd_hard_error_limit; anvil counts by smtpd_client_auth_rate_limit.',
      exim: 'ratelimit in acl_smtp_auth, and smtp_accept_max_nonmail.',
    },
  },
  async run({ session, probe, allows, violation, pass, inconclusive, observed, notApplicable }) {
    const open = await session('secured');
    if (!offersMechanism(open, 'PLAIN')) return notApplicable('AUTH PLAIN is not offered');
    open.allowReset();
    const login = madeUpLike(probe);
    const tries = allows('stress') ? many : few;
    const waits: number[] = [];
    let waited = 0;
    for (let count = 1; count <= tries; count += 1) {
      const reply = await tryLogin(open, login, `smtpspec-${probe.runId}-${count}`, 'a made-up login');
      // However it ends: Exim 4.96 leaves TLS and says why in clear, which breaks the connection on our side.
      if (!open.open && reply.kind !== 'timed-out')
        return pass(`the server ended the session at wrong password number ${count}: ${reply}`);
      // A refusal for the time being is how some servers answer who asks too often.
      if (reply.is(421) || (reply.is(4) && count > 1))
        return pass(`wrong password number ${count} drew ${reply}`);
      if (!reply.is(5) || reply.ms === undefined) return inconclusive(`a wrong password drew ${reply}`);
      waits.push(reply.ms);
      waited += reply.ms;
      if (waited > longMs)
        return pass(`${count} wrong passwords took ${Math.round(waited / 1000)} s to be refused`);
    }
    const ms = Math.round(Math.max(...waits));
    const quickest = Math.min(...waits);
    if (quickest > heldMs) return pass(`every refusal was held back for ${Math.round(quickest)} ms or more`);
    const [early, late] = [medianOf(waits.slice(0, few)), medianOf(waits.slice(-few))];
    if (late > early + growthMs)
      return pass(
        `refusals were held back more and more, from ${Math.round(early)} to ${Math.round(late)} ms`,
      );
    if (tries === many) return violation('unlimited', { tries, ms });
    return observed(
      `${tries} wrong passwords were refused within ${ms} ms each; a limit may come later (--allow stress tries ${many})`,
    );
  },
});

/** Of an odd number of values. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
