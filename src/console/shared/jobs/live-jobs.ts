import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';

import { jobQueries, updateJobs } from '#console/api/jobs.ts';
import { type Job, jobEvent } from '#contract/jobs.ts';

import { isMoving, isUnderWay } from './job-facts.ts';

/** Whether the server sends the changes of jobs; otherwise pages ask for them. */
let isLive = false;
const listeners = new Set<() => void>();

function setLive(now: boolean): void {
  if (isLive === now) return;
  isLive = now;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Returns whether changes of jobs arrive by themselves. */
export const useLiveJobs = (): boolean => useSyncExternalStore(subscribe, () => isLive);

/** How often jobs under way are read where the server's events don't arrive, in ms; a job that just began may end at once. */
const usualInterval = 3000;
const firstInterval = 500;
const firstFor = 4000;

/**
 * How long after the last event jobs under way are read, in ms: each event starts the time anew. An answer that was on its way
 * when the last event arrived is older than it, and the server doesn't send a state twice.
 */
const silence = 2000;
const silenceOfLists = 10_000;

/** Returns how soon a job has to be read again, in ms; `false` if it changes only by an operator. */
export function pollInterval(job: Job | undefined, areLive: boolean, now = Date.now()): number | false {
  if (job === undefined || !isMoving(job)) return false;
  if (areLive) return silence;
  return now - (job.startedAt ?? job.createdAt) < firstFor ? firstInterval : usualInterval;
}

/** Returns how soon a list of jobs has to be read again, in ms. */
export function listInterval(jobs: readonly Job[] | undefined, areLive: boolean): number | false {
  if (jobs?.some(isUnderWay) !== true) return false;
  return areLive ? silenceOfLists : usualInterval;
}

/**
 * Listens to the changes of jobs, and puts them into the cache. Browsers connect again by themselves. Returns a function
 * that stops it.
 */
export function listenToJobs(client: QueryClient): () => void {
  if (typeof EventSource === 'undefined') return () => {};
  const source = new EventSource('/usher/job-events');
  source.addEventListener('open', () => setLive(true));
  source.addEventListener('error', () => setLive(false));
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const event = z.safeParse(jobEvent, parsed(data));
    if (!event.success) return;
    const { jobs } = event.data;
    updateJobs(client, jobs);
    const known = client.getQueriesData<{ items: Job[] }>({ queryKey: jobQueries.lists() });
    const isNew = jobs.some(({ id }) => known.every(([, page]) => page?.items.every((one) => one.id !== id) ?? true));
    if (isNew && known.length > 0) void client.invalidateQueries({ queryKey: jobQueries.lists() });
  });
  return () => {
    source.close();
    setLive(false);
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
