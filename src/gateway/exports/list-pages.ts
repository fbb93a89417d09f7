import * as z from 'zod';

import { jsonObject } from '#contract/json.ts';
import type { Operator } from '#contract/operators.ts';
import { totalNumberHeader } from '#contract/paging.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { RunRead } from '#gateway/limits/read-concurrency.ts';
import type { Rule } from '#gateway/policy/policy.ts';
import { searchFault } from '#gateway/proxy/pattern-search.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import type { ExportedRecord } from './exported-values.ts';

/** A page of a list of the Management API, by its query. */
export type List = { rule: Rule; path: string; query: URLSearchParams };

/** Reads a page of a list: its items, and how many the whole list has at the moment. */
export type ListPages = (
  list: List,
  reader: { operator: Operator; signal: AbortSignal },
) => Promise<{ items: readonly ExportedRecord[]; total: number }>;

type Options = {
  send: UpstreamClient;
  runRead: RunRead;
  /** Waits for this time in ms, or until the signal aborts. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** How often a request is repeated that the Management API or the connection failed, or that found no place in the queue. */
const maxRetries = 5;
const maxQueued = 60;

const listed = z.array(jsonObject).refine((items) => items.every(({ id }) => typeof id === 'string'));

/**
 * Returns a function that reads pages at the pace of an export. It throws the {@link GatewayFault} of a request only when
 * that fails again and again.
 */
export function listPages({ send, runRead, wait = pause }: Options): ListPages {
  return async (list, { operator, signal }) => {
    for (let failures = 0, queued = 0; ;) {
      try {
        return await readOnce(list, { who: operator.subject, signal });
      } catch (error) {
        if (signal.aborted || !(error instanceof GatewayFault)) throw error;
        if (error.kind === 'searchBusy' && queued < maxQueued) queued += 1;
        else if (isPassing(error) && failures < maxRetries) failures += 1;
        else throw error;
        await wait(waitBefore(error, failures), signal);
      }
    }
  };

  function readOnce({ rule, path, query }: List, { who, signal }: { who: string; signal: AbortSignal }) {
    const fetchList = async (until: AbortSignal) => {
      const answer = await send({ method: 'GET', address: `${path}?${query.toString()}`, signal: until });
      const total = Number(answer.headers.get(totalNumberHeader) ?? Number.NaN);
      const items = await readAnswer(answer, listed);
      // What the list belongs to, such as a role, does not exist.
      if (items === undefined) throw new GatewayFault('invalidInput');
      if (!Number.isInteger(total)) throw new GatewayFault('badAnswer');
      return { items, total };
    };
    const run = (until?: AbortSignal) => withOwnSignal(until, fetchList);
    return runRead({ rule, query }, { who, signal, run }).catch((error: unknown) => {
      if (error instanceof GatewayFault) throw searchFault(error, query);
      // A truncated response counts as a network error.
      throw signal.aborted ? error : new GatewayFault('unreachable', { cause: error });
    });
  }
}

/** Whether a failure may pass by itself. */
const isPassing = ({ kind }: GatewayFault): boolean =>
  kind === 'unreachable' || kind === 'timeout' || kind === 'failed' || kind === 'rateLimited';

/** Longest wait that the Management API can ask for, in ms. */
const longestWait = 60_000;

/** As long as the Management API asks for, in whole seconds; else twice as long each time. */
function waitBefore({ retryAfter }: GatewayFault, failures: number): number {
  const asked = Number(retryAfter ?? Number.NaN) * 1000;
  return asked >= 0 ? Math.min(asked, longestWait) : 1000 * 2 ** Math.max(0, failures - 1);
}

/**
 * Runs a request with a signal of its own, which aborts after the request too: a request listens to its signal until its
 * timeout, and a download sends many.
 */
async function withOwnSignal<T>(signal: AbortSignal | undefined, run: (own: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  try {
    return await run(controller.signal);
  } finally {
    signal?.removeEventListener('abort', abort);
    controller.abort();
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
