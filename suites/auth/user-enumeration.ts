import type { Answer, Session } from '../../runner/net/index.js';
import { offersMechanism, openStill } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { madeUpLike, tryLogin } from '../shared/made-up-sasl.js';
import { differsFromBoth } from '../shared/reply-words.js';

export const userEnumeration = defineScenario({
  meta: {
    id: 'auth/user-enumeration',
    title: 'A wrong password for a login that exists draws the same reply as a login that does not exist',
    why: 'Whoever can tell the two apart collects a list of logins first, and then guesses passwords for those alone.',
    axis: 'security',
    // Published cases are rated low to medium. Logins of mail servers are mostly addresses, which RCPT tells strangers anyway.
    severity: 'low',
    requirements: ['4422-3.6-01'],
    weaknesses: ['CWE-204'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true, wrongPassword: true },
    findings: {
      told: {
        message: 'A wrong password drew {real} for the login that exists, and {madeUp} for one that does not',
      },
    },
    remedy: {
      any: 'Answer every failed login with one text and one code (535 5.7.8), whatever the reason; write the reason to the log.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const { user = '', runId } = probe;
    const first = await openStill(session);
    if (!offersMechanism(first, 'PLAIN')) return notApplicable('AUTH PLAIN is not offered inside TLS');
    const password = `smtpspec-${runId}`;
    let open: Session = first;
    /** Replies to three logins, until one of them is no refusal. */
    const ask = async (logins: readonly string[]): Promise<Answer[]> => {
      const answers: Answer[] = [];
      for (const login of logins) {
        open = await openStill(session, open);
        answers.push(
          await tryLogin(open, login, password, login === user ? 'the login given' : 'a made-up login'),
        );
        if (!answers.at(-1)?.is(5)) break;
      }
      return answers;
    };
    const [nobody, somebodyElse] = [madeUpLike(probe), madeUpLike(probe, 2)];
    const names = [user, nobody, somebodyElse].flatMap((login) => [login, login.replace(/@.*/, '')]);

    const [before, real, after] = await ask([nobody, user, nobody]);
    const odd = [before, real, after].find((answer) => answer !== undefined && !answer.is(5));
    if (odd !== undefined || before === undefined || real === undefined || after === undefined)
      return inconclusive(`a wrong password drew ${odd}`);
    const differs = differsFromBoth(real, [before, after], names);
    if (differs === undefined) return inconclusive(`one made-up login drew ${before}, then ${after}`);
    if (!differs) return pass(`a wrong password drew ${real} whether the login exists or not`);

    // Played on a session of its own, so that a server whose replies alternate by themselves is not blamed. It costs the account nothing.
    await open.quit();
    const [third, other, last] = await ask([nobody, somebodyElse, nobody]);
    if (third === undefined || other === undefined || last === undefined || !last.is(5))
      return inconclusive(`the control, three made-up logins, drew ${last ?? other ?? third}`);
    if (differsFromBoth(other, [third, last], names) === false)
      return violation('told', { real, madeUp: before });
    return inconclusive(`made-up logins drew ${third}, ${other} and ${last}: the replies vary by themselves`);
  },
});
