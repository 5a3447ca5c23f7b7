import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { renderHtml } from '../../reports/html/index.js';
import type { Report } from '../../runner/result/index.js';
import { exampleReport, judgedTarget, largeReport, reportOf } from '../reports/example.js';
import { check } from '../reports/example-checks.js';
import { inBrowser, type OpenOptions } from './open.js';

/** Two servers; of the first, checks that share a session, that failed, and of several sections. */
function twoServers(): Report {
  const fails = { verdict: 'fail', level: 'MUST', remedy: { postfix: 'x = yes' } } as const;
  const first = judgedTarget('smtp', [
    check('a/fails', {
      ...fails,
      requirements: ['5321-4.1.4-03'],
      breaks: ['5321-4.1.4-03'],
      transcripts: [0],
    }),
    check('a/passes', { requirements: ['5321-4.1.4-01', '5321-2.3.8-02'], transcripts: [1] }),
    check('a/shares', { requirements: ['3207-4.1-01'], transcripts: [1] }),
  ]);
  first.transcripts = ['a/fails', 'a/passes'].map((scenario, id) => ({
    id,
    scenario,
    events: [
      { ms: 3, from: 'server', tls: false, data: '220 mx.example.org\\r\\n' },
      { ms: 5, from: 'client', tls: true, data: `NOOP ${scenario}\\n` },
    ],
  }));
  const other = {
    ...judgedTarget('smtp', [check('b/passes', {})]),
    host: 'mx2.example.org',
    url: 'smtp://mx2.example.org:25',
  };
  const report = reportOf([first, other]);
  report.sections?.push({
    ...{
      rfc: '5321',
      section: '4.1.4',
      title: 'Order of Commands',
      total: 3,
      observable: 3,
      judged: 2,
      broken: 1,
    },
    verdict: 'fail',
  });
  return report;
}

inBrowser('what the page does', (openPage) => {
  async function open(report: Report, options?: OpenOptions): Promise<Page> {
    const { page, events } = await openPage(renderHtml(report), options);
    expect(events).toEqual([]);
    page.on('pageerror', (error) => expect.fail(error.message));
    return page;
  }

  const shownIds = (page: Page) =>
    page.locator('details.check:not([hidden])').evaluateAll((all) => all.map(({ id }) => id));
  /** Waits until a screen reader is told so. */
  const said = (page: Page, start: string) =>
    page.locator('#said', { hasText: new RegExp(`^${start}`) }).waitFor({ state: 'attached' });
  const hashOf = (page: Page) => new URL(page.url()).hash;
  const field = (page: Page, name: string) => page.getByRole('search').getByLabel(name);

  it('shows the checks of a section when its tile is clicked, opens the one that gave the verdict, and goes back', async () => {
    const page = await open(twoServers());
    const tile = page.locator('#map a', { hasText: '4.1.4' });
    await field(page, 'Verdict').selectOption('pass');
    await tile.click();
    expect(await shownIds(page)).toEqual(['t1-c1', 't1-c2']);
    expect(await page.locator('#t1-c1[open]').count()).toBe(1);
    expect(await page.evaluate('document.activeElement.parentElement.id')).toBe('t1-c1');
    expect(await tile.getAttribute('aria-current')).toBe('true');
    expect(hashOf(page)).toBe('#requirement=5321-4.1.4');
    expect(await page.locator('#shown').textContent()).toBe('2 of 4 checks shown');
    await page.getByRole('button', { name: 'Remove the filter Requirement: 5321-4.1.4' }).click();
    expect(await shownIds(page)).toHaveLength(4);
    expect(await tile.getAttribute('aria-current')).toBeNull();
    expect(hashOf(page)).toBe('');
    expect(await page.evaluate('document.activeElement.name')).toBe('requirement');
  });

  it.each([
    ['5321-4.1.4-03', ['t1-c1']],
    ['RFC 5321 section 4.1.4', ['t1-c1', 't1-c2']],
    ['rfc5321 §2.3.8', ['t1-c2']],
    ['4.1.4', ['t1-c1', 't1-c2']],
    ['4.1', ['t1-c3']],
    ['5321', ['t1-c1', 't1-c2']],
    ['5321-4.1.4-0', ['t1-c1', 't1-c2']],
    ['532', []],
  ])('filters by requirement: %s', async (words, ids) => {
    const page = await open(twoServers());
    await field(page, 'Requirement').fill(words);
    expect(await shownIds(page)).toEqual(ids);
    const offered = await page
      .locator('#requirements option')
      .evaluateAll((all) => all.map((it) => it.getAttribute('value')));
    expect(offered).toContain('5321-4.1.4');
    expect(offered).toContain('3207-4.1-01');
  });

  it('filters by server, and tells each filter that is set', async () => {
    const page = await open(twoServers());
    await field(page, 'Server').selectOption({ label: 'mx2.example.org' });
    await field(page, 'Verdict').selectOption('pass');
    expect(await shownIds(page)).toEqual(['t2-c1']);
    expect(await page.locator('#chips button').allTextContents()).toEqual([
      'Verdict: pass ×',
      'Server: mx2.example.org ×',
    ]);
  });

  it('keeps the filters in the address, from which a page sets them', async () => {
    const page = await open(twoServers(), {
      hash: '#verdict=pass&requirement=5321-4.1.4&nonsense=1&service=nonsense',
    });
    expect(await shownIds(page)).toEqual(['t1-c2']);
    await field(page, 'Requirement').fill('3207');
    await page.waitForURL(({ hash }) => hash === '#verdict=pass&requirement=3207');
    expect(await shownIds(page)).toEqual(['t1-c3']);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.waitForURL(({ hash }) => hash === '');
    expect(await shownIds(page)).toHaveLength(4);
  });

  it('opens the check that the address names', async () => {
    const page = await open(twoServers(), { hash: '#t1-c2' });
    expect(await page.locator('details.check[open]').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      't1-c2',
    ]);
    expect(hashOf(page)).toBe('#t1-c2');
  });

  it('copies a command and a dialogue, and says so', async () => {
    const page = await open(twoServers(), {
      permissions: ['clipboard-read', 'clipboard-write'],
      hash: '#t1-c1',
    });
    const copied = () => page.evaluate('navigator.clipboard.readText()');
    const dialogue = page.locator('#t1-c1 .dialogue');
    await dialogue.getByRole('button', { name: 'Copy Session 0' }).click();
    await said(page, 'Copied Session 0');
    expect(await copied()).toBe('S: 220 mx.example.org\\r\\n\nC: NOOP a/fails\\n\n');
    await page.locator('.attention .again summary').first().click();
    const command = page.locator('.attention .copyable').first();
    await command.getByRole('button').click();
    await said(page, 'Copied the command');
    expect(await copied()).toBe(await command.locator('code').textContent());
    expect(await copied()).toMatch(/^smtpspec audit smtp:\/\/mx\.example\.org:25 --only a\/fails /);
  });

  it('selects what cannot be copied', async () => {
    const page = await open(twoServers(), {
      init: "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
      hash: '#t1-c1',
    });
    await page.locator('#t1-c1 .dialogue button').click();
    await said(page, 'Selected Session 0');
    expect(await page.evaluate('getSelection().toString()')).toContain('C: NOOP a/fails\\n');
  });

  it('shows a session that checks share in each of them, once it is opened', async () => {
    const page = await open(twoServers());
    expect(await page.locator('#t1-c3 .dialogue').count()).toBe(0);
    await page.locator('#t1-c3 > summary').click();
    await page.locator('#t1-c3 .dialogue button').waitFor();
    expect(await page.locator('#t1-c3 .dialogue').textContent()).toContain('C: NOOP a/passes');
    expect(await page.locator('[id="t1-s1"]').count()).toBe(1);
  });

  it('leads to a shared session and offers no button without JavaScript', async () => {
    const page = await open(twoServers(), { javaScriptEnabled: false });
    await page.locator('#t1-c3 > summary').click();
    await page.locator('#t1-c3 .elsewhere a').click();
    expect(await page.locator('#t1-s1').isVisible()).toBe(true);
    expect(await page.locator('button:visible').count()).toBe(0);
  });

  it('prints what to do, the failures with their dialogues, and else what is open', async () => {
    const page = await open(twoServers());
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#attention').isVisible()).toBe(true);
    expect(await page.locator('#t1-c1 .dialogue').isVisible()).toBe(true);
    expect(await page.locator('details.check:visible').count()).toBe(1);
    expect(await page.locator('button:visible, nav:visible, #filters:visible').count()).toBe(0);
    await page.setViewportSize({ width: 718, height: 900 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(718);
    await page.locator('#t1-c2').evaluate((details) => details.setAttribute('open', ''));
    expect(await page.locator('details.check:visible').count()).toBe(2);
  });

  it('prints the checks that a filter shows', async () => {
    const page = await open(twoServers(), { hash: '#verdict=pass' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('details.check:visible').count()).toBe(3);
  });

  it('stacks the table of servers on a phone', async () => {
    const page = await open(exampleReport(), { viewport: { width: 390, height: 800 } });
    const hidden = await page.locator('.overview').evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(hidden).toBe(0);
    await page.locator('.overview a', { hasText: 'submissions, port 465' }).click();
    expect(await page.locator('#t3').isVisible()).toBe(true);
  });

  it('has few elements, as a page of a thousand checks has to open at once', async () => {
    const page = await open(largeReport(1000));
    expect(await page.evaluate("document.querySelectorAll('*').length")).toBeLessThan(60_000);
  });
});
