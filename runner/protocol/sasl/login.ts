import { CannotGoOn, type Credentials, type SaslClient } from './client.js';

/** LOGIN (draft-murchison-sasl-login): two challenges, whose texts differ between servers and are not looked at. */
export function login({ user, password = '' }: Credentials): SaslClient {
  const answers = [user, password];
  return {
    mechanism: 'LOGIN',
    proof: 'none',
    digests: [],
    // Some servers do not take the name as an initial response, which the draft leaves open.
    start: () => undefined,
    respond: () => {
      const answer = answers.shift();
      if (answer === undefined)
        throw new CannotGoOn('LOGIN asks for a name and a password, and the server asks on');
      return Buffer.from(answer, 'utf8');
    },
  };
}
