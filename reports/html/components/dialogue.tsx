import type { TranscriptEvent, TranscriptReport } from '../../../runner/result/index.js';
import { speaker } from '../../shared/dialogue.js';
import { visible } from '../../shared/visible.js';
import { counted } from '../../shared/words.js';
import { Data } from './data.js';
import { Wire } from './remote.js';

interface Properties {
  transcript: TranscriptReport;
  /** Where links lead that name this session. */
  id?: string | undefined;
}

/**
 * One session, line by line. A long one scrolls in its own box, which the keyboard must be able to reach. A page has tens of thousands of
 * lines, so each is one element: when it came, and whether inside TLS, stand in attributes that the style shows.
 */
export function Dialogue({ transcript, id }: Properties) {
  const { scenario, events } = transcript;
  const tall = events.reduce((sum, { data }) => sum + data.length + 80, 0) > 6000;
  return (
    <figure class={tall ? 'dialogue tall' : 'dialogue'} id={id} {...(tall && { tabIndex: 0 })}>
      <figcaption>
        Session {transcript.id}, <Wire text={scenario} />, {counted(events.length, 'line')}
      </figcaption>
      <ol>
        {events.map((event, n) => (
          <Line key={n} event={event} />
        ))}
      </ol>
    </figure>
  );
}

function Line({ event }: { event: TranscriptEvent }) {
  return (
    <li class={event.tls ? `${event.from} tls` : event.from} data-ms={event.ms}>
      {event.from === 'note' ? 'note' : speaker(event)} <Data text={visible(event.data)} />
    </li>
  );
}
