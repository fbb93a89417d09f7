import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { type BrowserContext, chromium } from '@playwright/test';
import { z } from 'zod';

import { type User, user } from '#contract/users.ts';
import { findBrowser } from '#e2e/find-browser.js';

import { startServers } from './servers.ts';
import { onlyLoad, type Visit, visit } from './visit.ts';
import type { WireRequest } from './wire.ts';

export const runs = 5;

/** Visits to one product: `cold` in a new browser, `warm` in the same browser after several visits. */
export type Visits = Record<'cold' | 'warm', Visit[]>;

export type ConsoleResults = {
  browser: string;
  /** Load average of the last minute. */
  load: number;
  embedded: Visits;
  slow: Visits;
  /** Requests of the first cold load. */
  firstLoad: { path: string; bytes: number }[];
};

/** Visits both products in Chromium. The measurement does not include the sign-in. */
export async function benchConsole(): Promise<ConsoleResults> {
  const [load = Number.NaN] = loadavg();
  const servers = await startServers();
  try {
    const embedded = await visitOften(servers.embedded, (context) =>
      context.request.post(`${servers.embedded}/usher/sign-in/demo`, { headers, data: { role: 'admin' } }),
    );
    const slow = await visitOften(servers.slow, (context) => context.request.get(`${servers.slow}/usher/sign-in`));
    return {
      browser: embedded.browser,
      load,
      embedded: embedded.visits,
      slow: slow.visits,
      firstLoad: embedded.firstLoad.map(({ url, bytes }) => ({ path: new URL(url).pathname, bytes })),
    };
  } finally {
    await servers.stop();
  }
}

const headers = { 'x-usher': '1' };

/** Number of loads after which Chromium also caches compiled scripts, as for operators who come every day. */
const loadsUntilWarm = 3;

async function visitOften(address: string, signIn: (context: BrowserContext) => Promise<unknown>) {
  const visits: Visits = { cold: [], warm: [] };
  let firstLoad: WireRequest[] = [];
  let browser = '';
  for (let run = 0; run < runs; run += 1) {
    // One after the other, because simultaneous visits would slow each other down.
    const { context, close } = await openNewBrowser();
    browser = context.browser()?.version() ?? browser;
    await signIn(context);
    const near = await usersOn(context, address, 1);
    const far = await usersOn(context, address, 2000 + run);

    const cold = await visit(context, address, { near: at(near, run), far: at(far, 0) });
    for (let load = 1; load < loadsUntilWarm; load += 1) await onlyLoad(context, address);
    const warm = await visit(context, address, { near: at(near, run), far: at(far, 1) });

    visits.cold.push(cold.visit);
    visits.warm.push(warm.visit);
    if (run === 0) firstLoad = cold.firstLoad;
    await close();
    console.error(`  ${address}: ${run + 1} of ${runs}`);
  }
  return { visits, firstLoad, browser };
}

/** Opens a browser with a new profile, because incognito contexts do not cache compiled scripts. */
async function openNewBrowser() {
  const profile = await mkdtemp(join(tmpdir(), 'usher-bench-profile-'));
  const executablePath = findBrowser();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath !== undefined && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-background-networking'] : [],
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { context, close };
}

/** Returns the users with an email address on a page of the list. Does not fill the browser's cache. */
async function usersOn(context: BrowserContext, address: string, page: number): Promise<User[]> {
  const answer = await context.request.get(`${address}/api/users`, { headers, params: { page, page_size: 20 } });
  return z
    .array(user)
    .parse(await answer.json())
    .filter(({ primaryEmail }) => primaryEmail !== null);
}

function at(users: readonly User[], index: number): User {
  const found = users[index];
  if (found === undefined) throw new Error('Too few users on this page have an email address.');
  return found;
}
