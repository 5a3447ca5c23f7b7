import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launch } from './chromium.js';

const path = findChromium(process.env);
const absent =
  'No Chromium: the HTML report is not tried in a browser. Install one or name it in SMTPSPEC_CHROMIUM.';
const required = process.env.SMTPSPEC_BROWSER === 'required';
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export interface Opened {
  readonly page: Page;
  /** All that the page asked for, said or threw, and what its policy forbade. */
  readonly events: string[];
}

export interface OpenOptions extends BrowserContextOptions {
  /** Behind the address, with its #. */
  readonly hash?: string;
  /** Run before anything of the page. */
  readonly init?: string;
}

export type Open = (html: string, options?: OpenOptions) => Promise<Opened>;

/** Tests that need a browser; without one they are skipped, or fail where SMTPSPEC_BROWSER is `required`. */
export function inBrowser(name: string, tests: (open: Open) => void): void {
  // Eight workers may share two cores.
  describe(name, { timeout: 180_000 }, () => {
    if (path === undefined) {
      console.warn(absent);
      it('needs a browser', ({ skip }) => {
        if (required) expect.fail(absent);
        skip(absent);
      });
      return;
    }
    let browser: Browser;
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'smtpspec-report-'));
      browser = await launch(path);
    }, 180_000);
    afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
    afterAll(async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    });
    tests((html, options) => open(html, { browser, folder, options }));
  });
}

async function open(
  html: string,
  given: { browser: Browser; folder: string; options?: OpenOptions | undefined },
): Promise<Opened> {
  const { browser, folder } = given;
  const { hash = '', init, ...options } = given.options ?? {};
  const file = join(folder, 'report.html');
  const url = pathToFileURL(file).href;
  await writeFile(file, html);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  if (init !== undefined) await context.addInitScript(init);
  if (options.bypassCSP) await context.addInitScript({ path: axePath });
  const page = await context.newPage();
  const events: string[] = [];
  page.on(
    'request',
    (request) => request.url().split('#')[0] !== url && events.push(`request ${request.url()}`),
  );
  page.on('console', (message) => events.push(`console ${message.text()}`));
  page.on('pageerror', (error) => events.push(`error ${error.message}`));
  page.on('popup', (popup) => events.push(`popup ${popup.url()}`));
  page.on('download', (download) => events.push(`download ${download.url()}`));
  page.on('dialog', (dialog) => {
    events.push(`dialog ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(url + hash);
  return { page, events };
}

/** Runs axe in a page that was opened with `bypassCSP`. @param where  a selector; by default the whole page */
export function axe(page: Page, options: RunOptions = {}, where = 'html'): Promise<AxeResults> {
  type Run = (where: string, options: RunOptions) => Promise<AxeResults>;
  return page.evaluate(
    // The page knows axe, this file's types do not.
    ([given, at]) => (globalThis as unknown as { axe: { run: Run } }).axe.run(at, given),
    [options, where] as const,
  );
}

/** What axe found, short enough to read. */
export function violationsIn({ violations }: AxeResults): unknown[] {
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]);
}

/** Folds all that there is to fold, or unfolds it. */
export function setDetails(page: Page, isOpen: boolean): Promise<void> {
  return page.locator('details').evaluateAll((all, wanted) => {
    for (const details of all) details.toggleAttribute('open', wanted);
  }, isOpen);
}
