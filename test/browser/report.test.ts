import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { renderHtml } from '../../reports/html/index.js';
import type { Report } from '../../runner/result/index.js';
import { exampleReport, hostileReport } from '../reports/example.js';
import { siteReport } from '../reports/example-roles.js';
import { axe, inBrowser, violationsIn } from './open.js';

const checks = 36;

inBrowser('HTML report in a browser', (openHtml) => {
  const open = (report: Report, options?: BrowserContextOptions) => openHtml(renderHtml(report), options);

  const filters = (page: Page) => page.getByRole('search');
  /** Opens every check, and all that is folded in the sections of roles and TLS. */
  async function openAll(page: Page) {
    await page.getByRole('button', { name: 'Open shown' }).click();
    await page.locator('.facts-of-targets, #tls details, #roles details').evaluateAll((all) => {
      for (const details of all) details.setAttribute('open', '');
    });
    await page.locator('.capabilities summary').first().click();
  }

  const shown = (page: Page) => page.locator('details.check:visible').count();

  it('lists all checks', async () => {
    const { page, events } = await open(exampleReport());
    expect(await shown(page)).toBe(checks);
    expect(await page.locator('#shown').textContent()).toBe('36 of 36 checks shown');
    expect(events).toEqual([]);
  });

  it('filters by verdict, service, suite, severity and text, and back', async () => {
    const { page } = await open(exampleReport());
    await filters(page).getByLabel('Verdict').selectOption('fail');
    expect(await shown(page)).toBe(6);
    await filters(page).getByLabel('Service').selectOption('submission');
    expect(await shown(page)).toBe(2);
    await filters(page).getByLabel('Severity or level').selectOption('high');
    expect(await shown(page)).toBe(1);
    expect(await page.locator('#shown').textContent()).toBe('1 of 36 checks shown');
    expect(await page.locator('.suite:visible h3').allTextContents()).toEqual([
      'relay 6 fail, 3 inconclusive, 3 pass',
    ]);

    await page.getByRole('button', { name: 'Reset' }).click();
    await page.waitForFunction(() => document.querySelector('#shown')?.textContent?.startsWith('36'));
    await filters(page).getByLabel('Text').fill('ENHANCED class');
    expect(await shown(page)).toBe(3);
    await filters(page).getByLabel('Suite').selectOption('tls');
    expect(await shown(page)).toBe(0);
  });

  it('opens a check by keyboard and shows its dialogue', async () => {
    const { page } = await open(exampleReport());
    const check = page.locator('details.check', { hasText: 'commands/bare-lf' }).first();
    expect(await check.locator('.dialogue').isVisible()).toBe(false);
    await check.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await check.locator('.dialogue').isVisible()).toBe(true);
    expect(await check.locator('li.client').last().textContent()).toContain('C: QUIT\\r\\n');
    expect(await check.textContent()).toContain('NOOP\\n');
  });

  it('opens the check that a finding links to, even one that a filter hides', async () => {
    const { page } = await open(exampleReport());
    await filters(page).getByLabel('Verdict').selectOption('pass');
    const link = page.locator('.attention a').first();
    await link.click();
    const check = page.locator(`${await link.getAttribute('href')}[open]`);
    await check.waitFor();
    expect(await check.locator('.dialogue').isVisible()).toBe(true);
    expect(await shown(page)).toBe(checks);
  });

  it('opens the check that a tile of the map leads to, again when it was closed since', async () => {
    const { page } = await open(exampleReport());
    const tile = page.locator('#map a', { hasText: '2.3.8' });
    const check = page.locator(`${await tile.getAttribute('href')}[open]`);
    await tile.click();
    await check.waitFor();
    expect(await check.textContent()).toContain('commands/bare-lf');
    await page.getByRole('button', { name: 'Close all' }).click();
    expect(await check.count()).toBe(0);
    await tile.click();
    await check.waitFor();
  });

  it('opens the check that a mark of the role matrix leads to', async () => {
    const { page, events } = await open(siteReport());
    const mark = page.locator('#roles td a', { hasText: 'not met' });
    const check = page.locator(`${await mark.getAttribute('href')}[open]`);
    await mark.click();
    await check.waitFor();
    expect(await check.textContent()).toContain('auth/submission-requires-auth');
    expect(events).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'shows the role matrix to everybody, on a phone too: %s',
    async (colorScheme) => {
      const { page } = await open(siteReport(), {
        viewport: { width: 360, height: 700 },
        colorScheme,
        bypassCSP: true,
      });
      await page.locator('#roles details').evaluate((details) => details.setAttribute('open', ''));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      const service = page.locator('#roles tbody th').first();
      const left = () => service.evaluate((cell) => cell.getBoundingClientRect().left);
      const before = await left();
      await page.locator('#roles figure').evaluate((figure) => figure.scrollTo({ left: figure.scrollWidth }));
      expect(Math.abs((await left()) - before)).toBeLessThan(2);
      expect(violationsIn(await axe(page, {}, '#roles'))).toEqual([]);
    },
  );

  it('works with JavaScript off', async () => {
    const { page } = await open(exampleReport(), { javaScriptEnabled: false });
    expect(await shown(page)).toBe(checks);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    const check = page.locator('details.check').first();
    await check.locator('summary').click();
    expect(await check.locator('.dialogue').isVisible()).toBe(true);
  });

  it('leads from the card of a target to its TLS, where a table is unfolded by keyboard, without JavaScript', async () => {
    const { page, events } = await open(exampleReport(), { javaScriptEnabled: false });
    await page.locator('.facts-of-targets > summary').click();
    await page.getByRole('link', { name: 'more of the TLS of submission' }).click();
    expect(new URL(page.url()).hash).toBe('#tls-t2');
    const more = page.locator('#tls-t2 .chain details').first();
    expect(await more.getByText('Must staple').isVisible()).toBe(false);
    await more.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await more.getByText('Must staple').isVisible()).toBe(true);
    expect(events).toEqual([]);
  });

  it('shows the whole table of cipher suites on a desk, and scrolls it in its own box on a phone', async () => {
    const { page } = await open(exampleReport(), { viewport: { width: 1400, height: 900 } });
    const box = page.locator('#tls-t1 .suites figure');
    const hiddenWidth = () => box.evaluate((figure) => figure.scrollWidth - figure.clientWidth);
    expect(await hiddenWidth()).toBe(0);
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await hiddenWidth()).toBeGreaterThan(0);
    const left = () =>
      box
        .locator('tbody th')
        .first()
        .evaluate((cell) => cell.getBoundingClientRect().left);
    const before = await left();
    await box.evaluate((figure) => figure.scrollTo({ left: figure.scrollWidth }));
    expect(Math.abs((await left()) - before)).toBeLessThan(2);
  });

  it('prints the TLS section whole: what is folded too, and nothing cut off', async () => {
    const { page } = await open(exampleReport(), { viewport: { width: 718, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Must staple').first().isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(718);
  });

  it.each([
    ['example', exampleReport()],
    ['hostile', hostileReport()],
  ])('does not scroll sideways at 360 px: %s', async (_name, report) => {
    const { page } = await open(report, { viewport: { width: 360, height: 700 } });
    await openAll(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
