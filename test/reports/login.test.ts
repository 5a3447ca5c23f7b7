import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/index.js';
import { renderHtml } from '../../reports/html/index.js';
import type { TargetReport } from '../../runner/result/index.js';
import { judgedTarget, reportOf } from './example.js';

const withLogin = (login: NonNullable<TargetReport['login']>) =>
  reportOf([{ ...judgedTarget('submission', []), login }]);
const look = { color: false, width: 100, verbose: false };

const refused = withLogin({
  result: 'refused',
  mechanism: 'CRAM-MD5',
  message: 'AUTH CRAM-MD5 drew 535 5.7.8 no',
  advice: ['look at the log'],
});

describe('a login', () => {
  it('is told on the console, with what to check', () => {
    const text = renderConsole(refused, look);
    expect(text).toContain('Login refused: AUTH CRAM-MD5 drew 535 5.7.8 no\n  - look at the log\n');
  });

  it('is told in the page, with what to check', () => {
    const page = renderHtml(refused);
    expect(page).toContain('<dt>Login</dt><dd>refused: <bdi>AUTH CRAM-MD5 drew 535 5.7.8 no</bdi>');
    expect(page).toContain('<li><bdi>look at the log</bdi></li>');
  });

  it('that nobody asked for is not on the console', () => {
    const text = renderConsole(
      withLogin({ result: 'not-tried', message: 'needs credentials (--user)' }),
      look,
    );
    expect(text).not.toContain('Login');
  });
});
