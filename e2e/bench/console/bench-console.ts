import { loadavg } from 'node:os';

import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { z } from 'zod';

import { type User, user } from '#contract/users.ts';
import { findBrowser } from '#e2e/find-browser.js';

import { startServers } from './servers.ts';
import { type Visit, visit } from './visit.ts';
import type { WireRequest } from './wire.ts';

export const runs = 5;

/** The visits to one product: `cold` in a browser that knows nothing, `warm` in a second tab of it. */
export type Visits = Record<'cold' | 'warm', Visit[]>;

export type ConsoleResults = {
  browser: string;
  /** Processes that wanted a core in the minute before. */
  load: number;
  embedded: Visits;
  slow: Visits;
  /** What the first cold load asked for. */
  firstLoad: { path: string; bytes: number }[];
};

/** Visits both products in a real Chromium. Signing in is no part of what is measured. */
export async function benchConsole(): Promise<ConsoleResults> {
  const [load = Number.NaN] = loadavg();
  const servers = await startServers();
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-background-networking'] : [],
  });
  try {
    const embedded = await visitOften(browser, servers.embedded, (context) =>
      context.request.post(`${servers.embedded}/usher/sign-in/demo`, { headers, data: { role: 'admin' } }),
    );
    const slow = await visitOften(browser, servers.slow, (context) =>
      context.request.get(`${servers.slow}/usher/sign-in`),
    );
    return {
      browser: browser.version(),
      load,
      embedded: embedded.visits,
      slow: slow.visits,
      firstLoad: embedded.firstLoad.map(({ url, bytes }) => ({ path: new URL(url).pathname, bytes })),
    };
  } finally {
    await browser.close();
    await servers.stop();
  }
}

const headers = { 'x-usher': '1' };

async function visitOften(browser: Browser, address: string, signIn: (context: BrowserContext) => Promise<unknown>) {
  const visits: Visits = { cold: [], warm: [] };
  let firstLoad: WireRequest[] = [];
  for (let run = 0; run < runs; run += 1) {
    // One after the other: two at once would measure each other.
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await signIn(context);
    const near = await peopleOn(context, address, 1);
    const far = await peopleOn(context, address, 2000 + run);
    for (const [nth, temperature] of (['cold', 'warm'] as const).entries()) {
      const outcome = await visit(context, address, { near: at(near, run), far: at(far, nth) });
      visits[temperature].push(outcome.visit);
      if (firstLoad.length === 0) firstLoad = outcome.firstLoad;
    }
    await context.close();
    console.error(`  ${address}: ${run + 1} of ${runs}`);
  }
  return { visits, firstLoad };
}

/** Everybody with an e-mail address on that page of the list. The browser learns nothing by it. */
async function peopleOn(context: BrowserContext, address: string, page: number): Promise<User[]> {
  const answer = await context.request.get(`${address}/api/users`, { headers, params: { page, page_size: 20 } });
  return z
    .array(user)
    .parse(await answer.json())
    .filter(({ primaryEmail }) => primaryEmail !== null);
}

function at(people: readonly User[], index: number): User {
  const person = people[index];
  if (person === undefined) throw new Error('Too few people there have an e-mail address.');
  return person;
}
