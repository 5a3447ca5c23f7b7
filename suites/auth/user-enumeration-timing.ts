import type { Session } from '../../runner/net/index.js';
import { offersMechanism, openStill } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { madeUpLike, tryLogin } from '../shared/made-up-sasl.js';
import { describeShift, looks, nextLook, rule, ruledOutMs, shiftOf } from '../shared/time-evidence.js';

/** All waits together; behind it a server that delays refusals is left alone. */
const mostWaitMs = 240_000;

export const userEnumerationTiming = defineScenario({
  meta: {
    id: 'auth/user-enumeration-timing',
    title: 'A wrong password is refused as fast for a login that exists as for one that does not',
    why: 'A server that compares a password only where there is a login tells by its haste which logins exist.',
    axis: 'security',
    // As auth/user-enumeration, and harder to use.
    severity: 'low',
    requirements: ['4422-3.6-01'],
    weaknesses: ['CWE-208'],
    services: ['submission', 'submissions'],
    // Up to 120 wrong passwords for the login given, which may be locked by them.
    impact: 'stress',
    needs: { mail: true, wrongPassword: true },
    findings: {
      told: {
        message:
          'Refusing a wrong password for the login that exists took {shift} than for one that does not',
      },
    },
    remedy: {
      any: 'Compare with the hash of some password where there is no login, or delay every refusal to a fixed time.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const { user = '', runId } = probe;
    const nobody = madeUpLike(probe);
    let open: Session | undefined;
    let waited = 0;

    /** Milliseconds to the refusal of one login, or what came in its place. */
    const timeOf = async (login: string): Promise<number | string> => {
      const before = open;
      open = await openStill(session, open);
      // The first reply of a session may wait for a process to start.
      if (open !== before) await open.command('NOOP');
      const whose = login === user ? 'the login given' : 'a made-up login';
      const answer = await tryLogin(open, login, `smtpspec-${runId}`, whose);
      if (!answer.is(5) || answer.ms === undefined) return `a wrong password drew ${answer}`;
      waited += answer.ms;
      return answer.ms;
    };
    /** How much longer the real login takes, in a session of its own, so that no limit of failures per session is met. */
    const pair = async (): Promise<number | string> => {
      const realFirst = Math.random() < 0.5;
      const first = await timeOf(realFirst ? user : nobody);
      if (typeof first === 'string') return first;
      const second = await timeOf(realFirst ? nobody : user);
      await open?.quit();
      if (typeof second === 'string') return second;
      return realFirst ? first - second : second - first;
    };

    open = await openStill(session);
    if (!offersMechanism(open, 'PLAIN')) return notApplicable('AUTH PLAIN is not offered inside TLS');
    await open.quit();
    const differences: number[] = [];
    let told = 'too few tries';
    for (let look = nextLook(0); look !== undefined; look = nextLook(look)) {
      while (differences.length < look) {
        const difference = await pair();
        if (typeof difference === 'string')
          return inconclusive(`cannot tell: after ${differences.length} pairs ${difference}`);
        if (waited > mostWaitMs)
          return inconclusive(
            `cannot tell: ${differences.length} pairs took ${Math.round(waited / 1000)} s (${told})`,
          );
        differences.push(difference);
      }
      const shift = shiftOf(differences);
      told = describeShift(shift);
      const ruling = rule(shift);
      if (ruling === 'open') continue;
      // A login that got locked meanwhile is refused on other grounds: the rung breaks where it is.
      await (await session('authenticated')).quit();
      if (ruling === 'different') return violation('told', { shift: told });
      return pass(`no difference of ${ruledOutMs} ms or more: the login that exists took ${told}`);
    }
    return inconclusive(`cannot tell: replies vary too much; after ${looks.at(-1)} pairs, ${told}`);
  },
});
