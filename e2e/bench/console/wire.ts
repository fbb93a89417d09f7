import { setTimeout } from 'node:timers/promises';

import type { Page } from '@playwright/test';

export type WireRequest = {
  url: string;
  /** Seconds on the browser's clock. */
  start: number;
  isCached: boolean;
  /** Bytes on the wire, headers included. */
  bytes: number;
  isOpen: boolean;
  /** Start on the clock of this process, in ms. */
  seen: number;
};

/** Time without requests after which the page counts as idle, in ms. */
const silence = 500;

/** Maximum wait for a response, in ms. */
const timeoutMs = 10_000;

/** Observes all network requests of `page`. */
export async function listenToWire(page: Page) {
  const session = await page.context().newCDPSession(page);
  const requests = new Map<string, WireRequest>();
  let lastChange = performance.now();
  const change = (requestId: string, changes: Partial<WireRequest>) => {
    const request = requests.get(requestId);
    if (request === undefined) return;
    Object.assign(request, changes);
    lastChange = performance.now();
  };
  session.on('Network.requestWillBeSent', ({ requestId, request, timestamp, type }) => {
    if (request.url.startsWith('data:')) return;
    // There are no events about pending requests of the previous document.
    if (type === 'Document') for (const left of requests.values()) left.isOpen = false;
    lastChange = performance.now();
    const begun = { url: request.url, start: timestamp, seen: lastChange };
    requests.set(requestId, { ...begun, isCached: false, bytes: 0, isOpen: true });
  });
  session.on('Network.requestServedFromCache', ({ requestId }) => change(requestId, { isCached: true }));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache === true) change(requestId, { isCached: true });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    change(requestId, { bytes: encodedDataLength, isOpen: false }),
  );
  session.on('Network.loadingFailed', ({ requestId }) => change(requestId, { isOpen: false }));
  await session.send('Network.enable');

  return {
    session,
    /** Returns the uncached requests that started within `ms` after the document was requested. */
    begunWithin: (ms: number): WireRequest[] => {
      const all = [...requests.values()];
      const [document] = all;
      return all.filter(({ start, isCached }) => !isCached && start <= (document?.start ?? 0) + ms / 1000);
    },
    /** Waits until the network is idle. */
    quiet: async () => {
      // The last action may not have sent its requests yet.
      lastChange = performance.now();
      const isBusy = () => performance.now() - lastChange < silence;
      const isAwaiting = () =>
        [...requests.values()].some(({ isOpen, seen }) => isOpen && performance.now() - seen < timeoutMs);
      while (isBusy() || isAwaiting()) {
        await setTimeout(silence / 10);
      }
      for (const request of requests.values()) {
        if (!request.isOpen) continue;
        console.warn(`  No end was reported of ${request.url}`);
        request.isOpen = false;
      }
    },
  };
}
