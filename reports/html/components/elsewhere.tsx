import { checkName } from '../../shared/findings.js';
import type { Sessions } from '../sessions.js';
import { Wire } from './remote.js';

interface Properties {
  elsewhere: ReturnType<Sessions['of']>['elsewhere'];
  sessions: Sessions;
}

/** Sessions that another check shows, each as a link to it. The script puts a copy in the place of each link when the check is opened. */
export function Elsewhere({ elsewhere, sessions }: Properties) {
  if (elsewhere.length === 0) return null;
  return (
    <ul class="elsewhere">
      {elsewhere.map(({ transcript, home }) => (
        <li key={transcript.id}>
          <a href={`#${sessions.anchor(home, transcript)}`}>Session {transcript.id}</a>, shared with{' '}
          <Wire text={checkName(home.check)} />
        </li>
      ))}
    </ul>
  );
}
