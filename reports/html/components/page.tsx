import { createHash } from 'node:crypto';
import type { Report } from '../../../runner/result/index.js';
import { hosts } from '../../shared/checks.js';
import type { Since } from '../../shared/since.js';
import { visible } from '../../shared/visible.js';
import { script } from '../script.js';
import { style } from '../style.js';
import { Attention } from './attention.js';
import { Checks } from './checks.js';
import { Coverage } from './coverage.js';
import { Icons } from './icons.js';
import { Legend } from './legend.js';
import { RfcMap } from './map.js';
import { Masthead } from './masthead.js';
import { Roles } from './roles.js';
import { Run } from './run.js';
import { SinceThen } from './since.js';
import { Targets } from './targets.js';
import { Tls } from './tls/section.js';

const policy = [
  "default-src 'none'",
  `style-src '${hash(style)}'`,
  `script-src '${hash(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The whole document. */
export function Page({ report, since }: { report: Report; since: Since | undefined }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`SMTP audit of ${visible(hosts(report).join(', '))}`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <Icons />
        <Masthead report={report} since={since} />
        <main>
          <Targets report={report} />
          {since !== undefined && <SinceThen since={since} />}
          <Roles report={report} />
          <Attention report={report} />
          <Tls report={report} />
          <RfcMap report={report} />
          <Checks report={report} />
          <Legend />
          <Coverage rows={report.coverage} />
          <Run report={report} />
        </main>
        <footer>
          Written by smtpspec {visible(report.tool.version)}. The same result is in report.json, byte for byte
          what was seen.
        </footer>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
