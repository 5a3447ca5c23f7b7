import type { LoginReport } from '../../../runner/result/index.js';
import { loginWords } from '../../shared/words.js';
import { Remote } from './remote.js';

/** What came of the login, and what to check where it failed. */
export function LoginFacts({ login: { result, message, advice = [] } }: { login: LoginReport }) {
  return (
    <>
      {loginWords[result]}: <Remote text={message} />
      {advice.length > 0 && (
        <ul>
          {advice.map((line) => (
            <li key={line}>
              <Remote text={line} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
