import { expect, it } from 'vitest';
import { renderGithub } from '../../reports/github/index.js';
import { exampleReport } from './example.js';
import { readAnnotations } from './readers.js';

it('has one annotation for each finding, gravest first, and one for what is undecided', () => {
  const annotations = readAnnotations(renderGithub(exampleReport()));
  const services = '(smtp mx.example.org, submission mx.example.org, submissions mx.example.org)';
  expect(annotations.map(({ level, title }) => `${level} ${title}`)).toEqual([
    'error smtp mx2.example.org could not be judged',
    `error fail: relay/percent-hack [@local:user@outside] ${services}`,
    `error fail: relay/percent-hack [user%outside@local] ${services}`,
    'error error: tls/injection (smtp mx.example.org, submission mx.example.org)',
    `warning warn: commands/bare-lf ${services}`,
    `warning warn: replies/enhanced-class ${services}`,
    'warning AUTH inside TLS alone: submission mx.example.org',
    'warning AUTH inside TLS alone: submissions mx.example.org',
    'notice 3 checks inconclusive',
  ]);
  expect(annotations[1]?.message).toBe(
    [
      'A recipient that hides an outside address is not relayed',
      'RCPT TO:<user%outside.example@example.org> was accepted',
      'RFC 2505 section 2.1, CWE-441',
    ].join('\n'),
  );
});
