import { describe, expect, it, test } from 'vitest';
import { renderHtml } from '../../reports/html/index.js';
import { linesOf } from '../../reports/shared/dialogue.js';
import { judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';

test.each([
  ['a\\r\\nb\\n', ['a\\r\\n', 'b\\n']],
  ['a\\\\n', ['a\\\\n']],
  ['\\\\\\n', ['\\\\\\n']],
  ['', []],
])('%j is cut behind each LF', (data, lines) => {
  expect(linesOf(data)).toEqual(lines);
});

describe('what came to the canary', () => {
  const arrival = {
    kind: 'message' as const,
    token: 'aaaaaaaa-0123456789',
    peer: '192.0.2.25',
    helo: '<script>alert(1)</script>',
    from: '\u202eevil@a.test',
    to: ['smtpspec-aaaaaaaa-0123456789@canary.test'],
    octets: 40,
    data: 'Subject: <img src=x onerror=alert(1)>\\r\\nlast',
  };
  const html = renderHtml(reportOf([judgedTarget('smtp', [check('relay/x', { arrivals: [arrival] })])]));

  it('stands in its check, line by line', () => {
    expect(html).toContain('At the canary: the message with the token');
    expect(html).toContain('last');
  });

  it('says how many messages were accepted, whatever the head says', () => {
    const accepted = judgedTarget('smtp', [check('relay/x', { transcripts: [1] })]);
    const transcripts = accepted.transcripts.map((it) => (it.id === 1 ? { ...it, messages: 2 } : it));
    expect(renderHtml(reportOf([{ ...accepted, transcripts }]))).toContain('2 messages accepted');
  });

  it('is inert', () => {
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('\u202e');
  });
});
