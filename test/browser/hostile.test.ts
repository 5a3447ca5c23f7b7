import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { renderHtml } from '../../reports/html/index.js';
import type { Report } from '../../runner/result/index.js';
import { exampleReport, hostileReport, hostileText, judgedTarget, reportOf } from '../reports/example.js';
import { check } from '../reports/example-checks.js';
import { siteReport } from '../reports/example-roles.js';
import { hostileRun } from '../reports/hostile-server.js';
import { inBrowser, setDetails } from './open.js';

let seen: Report;

beforeAll(async () => {
  seen = await hostileRun();
}, 180_000);

/** What a server said, what a file that somebody gives us could hold, and the same told of an earlier run. */
const cases = ['a hostile server', 'a hostile report', 'an earlier run'] as const;
const htmlOf = (name: (typeof cases)[number]): string => {
  if (name === 'a hostile server') return renderHtml(seen, { earlier: hostileReport() });
  return name === 'a hostile report'
    ? renderHtml(hostileReport(), { earlier: seen })
    : renderHtml(exampleReport(), { earlier: hostileReport() });
};

/** Names of elements and attributes, where links lead, and what a reader could be misled by. */
function anatomy(page: Page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const attributes = all.flatMap((element) => [...element.attributes]);
    const texts = [document.title, document.body.textContent, ...attributes.map(({ value }) => value)];
    const misleading = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;
    return {
      elements: [...new Set(all.map(({ tagName }) => tagName.toLowerCase()))],
      attributes: [...new Set(attributes.map(({ name }) => name))],
      links: [...new Set([...document.querySelectorAll('a')].map((a) => a.getAttribute('href') ?? ''))],
      lost: [...document.querySelectorAll('a[href^="#"]')].filter(
        (a) => document.getElementById((a.getAttribute('href') ?? '').slice(1)) === null,
      ).length,
      text: document.body.textContent,
      misleading: texts.filter((text) => misleading.test(text)).map((text) => text.slice(0, 100)),
    };
  });
}

/** Uses the page as a reader would: unfolds all, filters, and follows a link. */
async function use(page: Page): Promise<void> {
  await setDetails(page, true);
  await page.getByRole('search').getByLabel('Text').fill('<script>alert(1)</script>');
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.locator('main a[href^="#t"]').first().click();
  // What the page put off comes before this.
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
}

inBrowser('what a server says, in a browser', (open) => {
  it.each(cases)('runs nothing, asks for nothing, breaks no policy: %s', async (name) => {
    const { page, events } = await open(htmlOf(name));
    await use(page);
    expect(events).toEqual([]);
    expect(new URL(page.url()).protocol).toBe('file:');
    expect(await page.locator('script').count()).toBe(1);
  });

  it.each(cases)('makes no element, attribute or link, and stands there as text: %s', async (name) => {
    const ours = await anatomy((await open(renderHtml(siteReport(), { earlier: exampleReport() }))).page);
    const more = await anatomy((await open(renderHtml(exampleReport()))).page);
    const { page } = await open(htmlOf(name));
    const found = await anatomy(page);
    const known = (of: 'elements' | 'attributes') => [...ours[of], ...more[of]];
    expect(found.elements.filter((it) => !known('elements').includes(it))).toEqual([]);
    expect(found.attributes.filter((it) => !known('attributes').includes(it))).toEqual([]);
    for (const link of found.links) {
      expect(link).toMatch(/^(#|https:\/\/)/);
      expect(link).not.toContain('evil');
    }
    expect(found.lost).toBe(0);
    expect(found.misleading).toEqual([]);
    expect(found.text).toContain('<script>alert(1)</script><img src=x onerror=alert(2)>');
    expect(found.text).toMatch(/\\x1b\[31mred/i);
    if (name !== 'a hostile server') return;
    for (const part of ['<iframe srcdoc=', '<base href=', 'javascript:alert(7)', 'https://evil.example/'])
      expect(found.text).toContain(part);
    expect(found.text).toMatch(/\\xe2\\x80\\xaefdp\.exe/i);
    expect(found.text).toMatch(/\\xff\\xfe/i);
    expect(found.text).toContain('y'.repeat(2000));
  });

  it.each(cases.flatMap((name) => [1280, 360].map((width) => ({ name, width }))))(
    'makes the page no wider: $name, $width px',
    async ({ name, width }) => {
      const { page } = await open(htmlOf(name), { viewport: { width, height: 800 } });
      await setDetails(page, true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    },
  );

  it('would be seen, if it ran: the policy stops it, and without the policy it runs', async () => {
    const html = renderHtml(siteReport()).replace('</footer>', `${hostileText}</footer>`);
    const stopped = await open(html);
    await use(stopped.page);
    expect(stopped.events.join('\n')).toContain('Content Security Policy');
    expect(stopped.events.join('\n')).not.toContain('dialog');
    const { elements } = await anatomy(stopped.page);
    expect(elements).toContain('img');
    const free = await open(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, ''));
    await use(free.page);
    expect(free.events).toContain('dialog 1');
  });
});

/** Text from right to left, with what takes the direction of its neighbours; no control character is needed. */
const rightToLeft = '(שלום) עולם 12 :';

function rightToLeftReport(): Report {
  const site = siteReport();
  const target = judgedTarget('smtp', [
    check('commands/noop', {
      title: rightToLeft,
      variant: rightToLeft,
      verdict: 'fail',
      message: rightToLeft,
      why: rightToLeft,
      references: [{ title: rightToLeft, text: rightToLeft }],
      remedy: { any: rightToLeft },
      transcripts: [1],
    }),
  ]);
  for (const one of target.transcripts) for (const event of one.events) event.data = rightToLeft;
  const cells = site.roles?.map((role) => ({
    ...role,
    cells: role.cells.map((cell) => ({ ...cell, message: rightToLeft })),
  }));
  const first = { ...target, software: rightToLeft, host: rightToLeft, greeting: rightToLeft };
  return { ...reportOf([first, ...site.targets.slice(1)]), roles: cells ?? [] };
}

/** Pairs of a remote text and the text of ours beside it, on one line: how many, and how many in the wrong order. */
function neighbours(page: Page) {
  return page.evaluate(() => {
    const boxOf = (node: Node, from: number, to: number) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      return range.getBoundingClientRect();
    };
    let pairs = 0;
    let wrong = 0;
    const look = (left: DOMRect | undefined, right: DOMRect | undefined) => {
      if (left === undefined || right === undefined || left.width === 0 || right.width === 0) return;
      if (Math.abs(left.bottom - right.bottom) > 4) return;
      pairs += 1;
      if (left.right > right.left + 1) wrong += 1;
    };
    for (const remote of document.querySelectorAll('[data-remote]')) {
      const boxes = [...remote.getClientRects()];
      const [before, after] = [remote.previousSibling, remote.nextSibling];
      if (before instanceof Text && before.data.trim() !== '') {
        const end = before.data.trimEnd().length;
        look(boxOf(before, end - 1, end), boxes[0]);
      }
      if (after instanceof Text && after.data.trim() !== '') {
        const start = after.data.length - after.data.trimStart().length;
        look(boxes.at(-1), boxOf(after, start, start + 1));
      }
    }
    return { pairs, wrong };
  });
}

/** Marks what is remote; `isolated: false` takes away what keeps its direction from its neighbours. */
function markRemote(page: Page, isolated: boolean): Promise<void> {
  return page.locator('bdi').evaluateAll((all, keep) => {
    for (const bdi of all) {
      const marked = document.createElement(keep ? 'bdi' : 'span');
      marked.append(...bdi.childNodes);
      marked.dataset.remote = '';
      bdi.replaceWith(marked);
    }
  }, isolated);
}

inBrowser('text from right to left', (open) => {
  it('leaves its neighbours where they are', async () => {
    const html = renderHtml(rightToLeftReport(), { earlier: rightToLeftReport() });
    const { page } = await open(html);
    await setDetails(page, true);
    await markRemote(page, true);
    const isolated = await neighbours(page);
    expect(isolated.pairs).toBeGreaterThan(10);
    expect(isolated.wrong).toBe(0);
    const without = await open(html);
    await setDetails(without.page, true);
    await markRemote(without.page, false);
    expect((await neighbours(without.page)).wrong).toBeGreaterThan(0);
  });
});
