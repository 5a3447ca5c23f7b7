import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const runs = 5;

/**
 * Opens a report in Chromium (SMTPSPEC_CHROMIUM, or Debian's), several times, and tells the median of the times until it is loaded, filters and all.
 * @param {string} file @returns {Promise<{ ms: number, nodes: number }>}
 */
export async function openReport(file) {
  const executablePath = process.env.SMTPSPEC_CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const seen = [];
    for (let run = 0; run < runs; run += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      seen.push(
        await page.evaluate(() => {
          const [opened] = /** @type {PerformanceNavigationTiming[]} */ (
            performance.getEntriesByType('navigation')
          );
          return { ms: opened?.loadEventStart ?? Number.NaN, nodes: document.querySelectorAll('*').length };
        }),
      );
      await context.close();
    }
    const [median] = seen.sort((a, b) => a.ms - b.ms).slice(Math.floor(runs / 2));
    if (median === undefined) throw new Error('no page was opened');
    return median;
  } finally {
    await browser.close();
  }
}
