import type { TranscriptReport } from '../../../runner/result/index.js';
import { speaker } from '../../shared/dialogue.js';
import { visible } from '../../shared/visible.js';
import { counted } from '../../shared/words.js';
import { Data } from './data.js';
import { Wire } from './remote.js';

/** One session, line by line. A long one scrolls in its own box, which the keyboard must be able to reach. */
export function Dialogue({ transcript }: { transcript: TranscriptReport }) {
  const { id, scenario, events } = transcript;
  const tall = events.reduce((sum, { data }) => sum + data.length + 80, 0) > 6000;
  return (
    <figure class={tall ? 'dialogue tall' : 'dialogue'} {...(tall && { tabIndex: 0 })}>
      <figcaption>
        Session {id}, <Wire text={scenario} />, {counted(events.length, 'line')}
      </figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">ms</th>
            <th scope="col">TLS</th>
            <th scope="col">by</th>
            <th scope="col">data</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event, n) => (
            <tr key={n} class={event.from}>
              <td>{event.ms}</td>
              <td>{event.tls ? 'TLS' : ''}</td>
              <td>{event.from === 'note' ? 'note' : speaker(event)}</td>
              <td>
                <Data text={visible(event.data)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
