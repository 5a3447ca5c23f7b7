import type { Report } from '../../../runner/result/index.js';
import { hosts } from '../../shared/checks.js';
import { headline } from '../../shared/headline.js';
import { matrixOf } from '../../shared/roles.js';
import type { Since } from '../../shared/since.js';
import { surveyed } from '../../shared/tls.js';
import { visible } from '../../shared/visible.js';
import { duration, moment } from '../../shared/words.js';
import { Badge } from './badge.js';
import { Remote } from './remote.js';

const sections = [
  ['targets', 'Targets'],
  ['attention', 'What to do first'],
  ['since', 'Since then'],
  ['roles', 'Roles'],
  ['tls', 'TLS'],
  ['map', 'Map'],
  ['checks', 'All checks'],
  ['verdicts', 'Verdicts explained'],
  ['coverage', 'Coverage'],
  ['run', 'How it was run'],
] as const;

/** Title, result in one line, date and version, and the table of contents. */
export function Masthead({ report, since }: { report: Report; since: Since | undefined }) {
  const { verdict, text } = headline(report);
  const absent = new Set<string>();
  if (since === undefined) absent.add('since');
  if (matrixOf(report) === undefined) absent.add('roles');
  if (surveyed(report).length === 0) absent.add('tls');
  if (report.sections === undefined) absent.add('map');
  return (
    <header class="masthead">
      <h1>
        SMTP audit of <Remote text={hosts(report).join(', ')} />
      </h1>
      <p class="result">
        <Badge verdict={verdict} /> <span>{sentence(text)}</span>
      </p>
      <p class="when">
        <time dateTime={visible(report.startedAt)}>{moment(report.startedAt)}</time>,{' '}
        {duration(report.durationMs)}, smtpspec {visible(report.tool.version)}
      </p>
      <nav aria-label="Sections">
        <ul>
          {sections
            .filter(([id]) => !absent.has(id))
            .map(([id, name]) => (
              <li key={id}>
                <a href={`#${id}`}>{name}</a>
              </li>
            ))}
        </ul>
      </nav>
    </header>
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
