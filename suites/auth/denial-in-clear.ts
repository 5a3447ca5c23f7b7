import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';

export const denialInClear = defineScenario({
  meta: {
    id: 'auth/denial-in-clear',
    title: 'Where passwords are not taken in clear, right and wrong ones draw the same denial',
    why: 'A server that tells them apart confirms the password to whoever listens, and to whoever guesses.',
    axis: 'conformance',
    requirements: ['8314-4.1-01', '8314-4.1-02'],
    weaknesses: ['CWE-204', 'CWE-319'],
    services: ['submission'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      told: {
        message: 'In clear, AUTH PLAIN with the right password drew {right}, and with a wrong one {wrong}',
        breaks: ['8314-4.1-01', '8314-4.1-02'],
      },
    },
    remedy: {
      any: 'Refuse AUTH in clear before the credentials are looked at.',
      postfix: 'smtpd_tls_auth_only = yes',
    },
  },
  async run({ session, logIn, violation, pass, inconclusive, notApplicable }) {
    const ask = async (wrong: boolean): Promise<Answer> => {
      const open = await session('hello');
      const reply = await logIn(open, { wrong });
      await open.quit();
      return reply;
    };
    const right = await ask(false);
    if (right.is(235)) return notApplicable('the server takes passwords in clear');
    if (!right.is(5)) return inconclusive(`AUTH PLAIN drew ${right}`);
    const wrong = await ask(true);
    if (!wrong.is(5)) return inconclusive(`AUTH PLAIN with a wrong password drew ${wrong}`);
    if (wrong.code === right.code && wrong.text === right.text) return pass(`both drew ${right}`);
    // A text with a number of its own in it, for example, says nothing of the password.
    const again = await ask(false);
    if (again.code === right.code && again.text === right.text) return violation('told', { right, wrong });
    return inconclusive(`the same AUTH PLAIN drew ${right}, and then ${again}`);
  },
});
