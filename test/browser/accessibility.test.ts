import { expect, it } from 'vitest';
import { renderHtml } from '../../reports/html/index.js';
import { exampleReport, hostileReport, reportOf } from '../reports/example.js';
import { siteReport } from '../reports/example-roles.js';
import { axe, inBrowser, setDetails, violationsIn } from './open.js';

/** WCAG 2.2 A and AA, and what axe calls good practice; target-size is off in axe unless it is named. */
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
};

/** A judged target and an unreachable one: axe takes its time with every open dialogue. */
const oneOfEach = () => reportOf(exampleReport().targets.filter((_, n) => n === 0 || n === 3));
const pages = {
  example: () => renderHtml(oneOfEach(), { earlier: siteReport() }),
  hostile: () => renderHtml(hostileReport(), { earlier: exampleReport() }),
  // What was hostile then is told now.
  since: () => renderHtml(siteReport(), { earlier: hostileReport() }),
};
const looks = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  'narrow, light': { colorScheme: 'light', viewport: { width: 360, height: 700 } },
  'narrow, dark': { colorScheme: 'dark', viewport: { width: 360, height: 700 } },
} as const;

inBrowser('accessibility of the HTML report', (open) => {
  // Each takes its seconds: every report in two looks at least, and every look with two reports.
  const cases = (
    [
      ['example', 'light'],
      ['example', 'dark'],
      ['example', 'narrow, light'],
      ['example', 'narrow, dark'],
      ['hostile', 'light'],
      ['hostile', 'narrow, dark'],
      ['since', 'dark'],
      ['since', 'narrow, light'],
    ] as const
  ).map(([name, look]) => ({ name, look, html: pages[name], options: looks[look] }));

  it.each(cases)('no violation, folded and unfolded: $name, $look', async ({ html, options }) => {
    const { page } = await open(html(), { ...options, bypassCSP: true });
    // What Chromium has put off it lays out while axe measures, so that places of one moment are held against those of another.
    await page.addStyleTag({ content: '#checks .suite { content-visibility: visible !important }' });
    const folded = await axe(page, rules);
    expect(violationsIn(folded)).toEqual([]);
    await setDetails(page, true);
    const unfolded = await axe(page, rules);
    expect(violationsIn(unfolded)).toEqual([]);
    const held = unfolded.passes.map(({ id }) => id);
    for (const rule of ['color-contrast', 'target-size', 'region', 'heading-order'])
      expect(held).toContain(rule);
  });

  it('a fault in the page is a violation', async () => {
    const broken = renderHtml(reportOf([]))
      .replace('<h2 id="checks-title">', '<h2 id="checks-title" style="color: #ddd">')
      .replace('lang="en"', '');
    const { page } = await open(broken, { bypassCSP: true });
    const { violations } = await axe(page, rules);
    expect(violations.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['html-has-lang', 'color-contrast']),
    );
  });
});
