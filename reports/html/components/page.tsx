import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import type { Report } from '../../../runner/result/index.js';
import { hosts } from '../../shared/checks.js';
import type { Since } from '../../shared/since.js';
import { visible } from '../../shared/visible.js';
import { script } from '../script/index.js';
import { style } from '../style/index.js';
import { Attention } from './attention.js';
import { checksParts } from './checks.js';
import { Coverage } from './coverage.js';
import { Icons } from './icons.js';
import { Legend } from './legend.js';
import { RfcMap } from './map.js';
import { Masthead } from './masthead.js';
import { Roles } from './roles.js';
import { Run } from './run.js';
import { SinceThen } from './since.js';
import { Targets } from './targets.js';
import { tlsParts } from './tls/section.js';

const policy = [
  "default-src 'none'",
  `style-src '${hash(style)}'`,
  `script-src '${hash(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The whole document, section by section. */
export function* pageParts(report: Report, since: Since | undefined): Generator<string> {
  yield `<!doctype html>\n<html lang="en">${renderToString(<Head report={report} />)}<body>`;
  yield renderToString(<Icons />);
  yield renderToString(<Masthead report={report} since={since} />);
  yield '<main>';
  yield renderToString(<Targets report={report} />);
  yield renderToString(<Attention report={report} />);
  if (since !== undefined) yield renderToString(<SinceThen since={since} />);
  yield renderToString(<Roles report={report} />);
  yield* tlsParts(report);
  yield renderToString(<RfcMap report={report} />);
  yield* checksParts(report);
  yield renderToString(<Legend />);
  yield renderToString(<Coverage rows={report.coverage} />);
  yield renderToString(<Run report={report} />);
  yield '</main>';
  yield renderToString(<Foot report={report} />);
  yield '</body></html>\n';
}

function Head({ report }: { report: Report }) {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta httpEquiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>{`SMTP audit of ${visible(hosts(report).join(', '))}`}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
  );
}

function Foot({ report }: { report: Report }) {
  return (
    <>
      <footer>
        Written by smtpspec {visible(report.tool.version)}. The same result is in report.json, byte for byte
        what was seen.
      </footer>
      <p id="said" class="unseen-text" role="status" />
      <script dangerouslySetInnerHTML={{ __html: script }} />
    </>
  );
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
