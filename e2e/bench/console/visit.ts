import { setTimeout } from 'node:timers/promises';

import type { BrowserContext, Page } from '@playwright/test';

import type { User } from '#contract/users.ts';

import { watchPage } from './page-watch.ts';
import { listenToWire, type WireRequest } from './wire.ts';

/** Users to visit: `near` is on the first page of the list, `far` is not. */
export type UsersToVisit = { near: User; far: User };

/** Times are in ms. */
export type Visit = {
  bytes: number;
  requests: number;
  firstRow: number;
  exactLookup: number;
  openUser: number;
  nextPage: number;
  typing: number;
  cls: number;
  shiftsAfterInput: number;
  loadTasks: number;
  loadTasksTotal: number;
  laterTasks: number;
  laterTasksTotal: number;
  smoothFrames: number;
};

/** Pause of the pointer before a click, and between two keys, in ms. */
const rest = 100;

/** Maximum duration of a smooth frame in ms. A frame at 60 Hz takes 16.7 ms, a missed one twice that. */
const smooth = 25;

/** Interactions shorter than a frame are not reported; they count as this, in ms. */
const leastInteraction = 16;

const searchText = 'anderson';

/** Loads the list in a new tab and performs typical tasks of support. The page is idle before each. */
export async function visit(
  context: BrowserContext,
  address: string,
  { near, far }: UsersToVisit,
): Promise<{ visit: Visit; firstLoad: WireRequest[] }> {
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  const wire = await listenToWire(page);

  await page.goto(`${address}/users`);
  const firstRow = await page.evaluate(() => window.watch.firstRow);
  const firstLoad = wire.begunWithin(firstRow);
  await wire.quiet();
  const loaded = await page.evaluate(() => performance.now());

  const row = (id: string) => page.getByRole('rowheader').locator(`a[href="/users/${id}"]`);
  await page.evaluate((email) => {
    window.watch.time('click', () =>
      [...document.querySelectorAll<HTMLInputElement>('form input')].some((box) => box.value === email),
    );
  }, near.primaryEmail ?? '');
  await restAndClick(page, row(near.id));
  const openUser = await page.evaluate(() => window.watch.timed);
  await wire.quiet();
  await page.goBack();
  await row(near.id).waitFor();
  await wire.quiet();

  await page.evaluate(() => {
    const first = () => document.querySelector('table[aria-busy=false] tbody th[scope=row] a')?.getAttribute('href');
    const before = first();
    window.watch.time('click', () => ![undefined, before].includes(first()));
  });
  await restAndClick(page, page.getByRole('link', { name: 'Next page' }));
  const nextPage = await page.evaluate(() => window.watch.timed);
  await wire.quiet();

  const box = page.getByRole('searchbox', { name: 'Search users' });
  await box.click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), far.primaryEmail ?? '');
  await page.evaluate((id) => {
    window.watch.time('paste', () => document.querySelector(`th[scope=row] a[href="/users/${id}"]`) !== null);
  }, far.id);
  await page.keyboard.press('ControlOrMeta+v');
  const exactLookup = await page.evaluate(() => window.watch.timed);
  await wire.quiet();

  await page.keyboard.press('ControlOrMeta+a');
  const typingBegan = await page.evaluate(() => performance.now());
  await page.keyboard.type(searchText, { delay: rest });
  await wire.quiet();
  const { interactions, longTasks, shifts } = await page.evaluate(() => window.watch);

  await page.goto(`${address}/users?page_size=100`);
  await page.evaluate(() => window.watch.firstRow);
  await wire.quiet();
  await page.evaluate(() => window.watch.watchFrames());
  await wire.session.send('Input.synthesizeScrollGesture', { x: 600, y: 500, yDistance: -4000, speed: 2000 });
  const { frames, shifts: scrolled } = await page.evaluate(() => window.watch);
  await page.close();
  for (const text of [...shifts.moved, ...scrolled.moved]) console.error(`    shifted: ${text}`);

  const atLoad = longTasks.filter(({ start }) => start <= loaded);
  const later = longTasks.filter(({ start }) => start > loaded);
  return {
    firstLoad,
    visit: {
      bytes: sum(firstLoad.map(({ bytes }) => bytes)),
      requests: firstLoad.length,
      firstRow,
      exactLookup,
      openUser,
      nextPage,
      typing: Math.max(
        leastInteraction,
        ...interactions.filter(({ start }) => start >= typingBegan).map(({ duration }) => duration),
      ),
      cls: shifts.cls + scrolled.cls,
      shiftsAfterInput: shifts.afterInput + scrolled.afterInput,
      loadTasks: atLoad.length,
      loadTasksTotal: sum(atLoad.map(({ duration }) => duration)),
      laterTasks: later.length,
      laterTasksTotal: sum(later.map(({ duration }) => duration)),
      smoothFrames: frames.filter((length) => length < smooth).length / frames.length,
    },
  };
}

/** Loads the list in a new tab, and closes the tab when the network is idle. */
export async function onlyLoad(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.addInitScript(watchPage);
  const wire = await listenToWire(page);
  await page.goto(`${address}/users`);
  await page.evaluate(() => window.watch.firstRow);
  await wire.quiet();
  await page.close();
}

/** Moves the pointer to the target, pauses like a user, and clicks. */
async function restAndClick(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  await target.hover();
  await setTimeout(rest);
  await page.mouse.down();
  await page.mouse.up();
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
