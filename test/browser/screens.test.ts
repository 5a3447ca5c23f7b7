import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { renderHtml } from '../../reports/html/index.js';
import type { Report } from '../../runner/result/index.js';
import { inBrowser } from './open.js';
import { sampleRun } from './sample-run.js';
import { htmlFaults } from './valid-html.js';

/** `npm run screenshots` writes the images of the documentation; otherwise they are only taken. */
const isWriting = process.env.SMTPSPEC_SCREENSHOTS === 'write';
const images = fileURLToPath(new URL('../../docs/images', import.meta.url));
const most = 200_000;

const screens = [
  { name: 'light', colorScheme: 'light', width: 1280, height: 1000 },
  { name: 'dark', colorScheme: 'dark', width: 1280, height: 1000 },
  { name: 'narrow', colorScheme: 'light', width: 390, height: 1000 },
] as const;

let report: Report;
let html: string;

beforeAll(async () => {
  report = await sampleRun();
  html = renderHtml(report);
}, 600_000);

/** Width and height of a PNG, as its header has them. */
function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

inBrowser('pictures of a real run', (open) => {
  it.each(screens)('$name', async ({ name, colorScheme, width, height }) => {
    const { page, events } = await open(html, { viewport: { width, height }, colorScheme });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    expect(sizeOf(png)).toEqual({ width, height });
    expect(png.length).toBeLessThanOrEqual(most);
    expect(events).toEqual([]);
    if (!isWriting) return;
    await mkdir(images, { recursive: true });
    await writeFile(join(images, `report-${name}.png`), png);
  });

  it('every tenth check of it makes a valid page', async () => {
    const targets = report.targets.map((target) => ({
      ...target,
      checks: target.checks.filter((_, n) => n % 10 === 0),
    }));
    expect(await htmlFaults(renderHtml({ ...report, targets }))).toEqual([]);
  });
});

it.each(screens)('the picture in the documentation has its size: $name', async ({ name, width, height }) => {
  const png = await readFile(join(images, `report-${name}.png`));
  expect(sizeOf(png)).toEqual({ width, height });
  expect(png.length).toBeLessThanOrEqual(most);
});
