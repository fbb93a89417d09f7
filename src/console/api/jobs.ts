import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';

import { type Job, job, type JobRowFilter, jobRow, type JobStart, lostRecords, type NewJob } from '#contract/jobs.ts';
import type { PageQuery } from '#contract/paging.ts';

import { type ApiRequest, addressOf, type WriteInput } from './api-request.ts';
import { fetchJson, fetchPage, type Page, sendRequest } from './http.ts';
import { auditLogKey } from './query-client.ts';

/** What an operator does with a job that was started. */
export const jobControls = ['pause', 'resume', 'cancel', 'retry'] as const;
export type JobControl = (typeof jobControls)[number];

export type JobRowQuery = PageQuery & JobRowFilter;

const one = '/usher/jobs/{id}';

const requests = {
  list: (query: PageQuery): ApiRequest => ({ method: 'GET', route: '/usher/jobs', query }),
  create: (body: NewJob): ApiRequest => ({ method: 'POST', route: '/usher/jobs', body }),
  read: (id: string): ApiRequest => ({ method: 'GET', route: one, params: { id } }),
  remove: (id: string): ApiRequest => ({ method: 'DELETE', route: one, params: { id } }),
  rows: (id: string, query: JobRowQuery): ApiRequest => ({
    method: 'GET',
    route: `${one}/rows`,
    params: { id },
    query,
  }),
  lost: (id: string): ApiRequest => ({ method: 'GET', route: `${one}/lost`, params: { id } }),
  start: (id: string, body: JobStart): ApiRequest => ({
    method: 'POST',
    route: `${one}/start`,
    params: { id },
    body,
  }),
  control: (id: string, word: JobControl | 'revert'): ApiRequest => ({
    method: 'POST',
    route: `${one}/${word}`,
    params: { id },
  }),
};

/** Address of the rows of a job as CSV, with these column headings, or those of the API. */
export const jobFileAddress = (id: string, headings?: readonly string[]): string =>
  addressOf({ method: 'GET', route: `${one}/file`, params: { id }, query: { headings: headings?.join(',') } });

/** Address of the users that a job deleted. */
export const jobSnapshotAddress = (id: string): string =>
  addressOf({ method: 'GET', route: `${one}/snapshot`, params: { id } });

const all = ['jobs'] as const;

export const jobQueries = {
  all: () => all,
  lists: () => [...all, 'list'] as const,

  /** Jobs of all operators, newest first. */
  list: (query: PageQuery) =>
    queryOptions({
      queryKey: [...jobQueries.lists(), query],
      queryFn: ({ signal }) => fetchPage(requests.list(query), job, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (id: string) =>
    queryOptions({
      queryKey: [...all, 'detail', id],
      queryFn: ({ signal }) => fetchJson(requests.read(id), job, signal),
    }),

  rowsOf: (id: string) => [...all, 'rows', id] as const,

  rows: (id: string, query: JobRowQuery) =>
    queryOptions({
      queryKey: [...jobQueries.rowsOf(id), query],
      queryFn: ({ signal }) => fetchPage(requests.rows(id, query), jobRow, signal),
      placeholderData: keepPreviousData,
    }),

  /** What goes with the accounts that a job would delete. */
  lost: (id: string) =>
    queryOptions({
      queryKey: [...all, 'lost', id],
      queryFn: ({ signal }) => fetchJson(requests.lost(id), lostRecords, signal),
    }),
};

/** Puts the state of jobs that the server sent into the cache, for their pages and the lists. */
export function updateJobs(client: QueryClient, jobs: readonly Job[]): void {
  for (const known of jobs) {
    const { queryKey } = jobQueries.detail(known.id);
    const before = client.getQueryState(queryKey);
    if (before?.data === undefined) continue;
    client.setQueryData(queryKey, known);
    // The server responds again; otherwise the failure would stand beside data from events.
    if (before.fetchFailureCount > 0) void client.invalidateQueries({ queryKey });
  }
  client.setQueriesData<Page<Job>>(
    { queryKey: jobQueries.lists() },
    (page) => page && { ...page, items: page.items.map((item) => jobs.find(({ id }) => id === item.id) ?? item) },
  );
}

const storeJob = (stored: Job, client: QueryClient): void => {
  client.setQueryData(jobQueries.detail(stored.id).queryKey, stored);
};

export const jobMutations = {
  /** Creates a job, which is checked and not started. */
  create: () =>
    mutationOptions({
      mutationFn: ({ values }: WriteInput<NewJob>) => fetchJson(requests.create(values), job),
      onSuccess: (created, _input, _result, { client }) => storeJob(created, client),
      meta: { invalidates: [jobQueries.lists()] },
    }),

  /** Starts a job that will write this number of rows: otherwise the gateway refuses. */
  start: (id: string) =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<JobStart>) =>
        fetchJson({ ...requests.start(id, values), reason }, job),
      onSuccess: (started, _input, _result, { client }) => storeJob(started, client),
      // The preview may have changed, or another operator started it.
      onError: (_error, _input, _result, { client }) => void client.invalidateQueries({ queryKey: all }),
      meta: { invalidates: [jobQueries.lists(), jobQueries.rowsOf(id), auditLogKey] },
    }),

  control: (id: string, word: JobControl) =>
    mutationOptions({
      mutationFn: ({ reason }: WriteInput<void>) => fetchJson({ ...requests.control(id, word), reason }, job),
      onSuccess: (changed, _input, _result, { client }) => storeJob(changed, client),
      onError: (_error, _input, _result, { client }) => void client.invalidateQueries({ queryKey: all }),
      meta: { invalidates: [jobQueries.lists(), jobQueries.rowsOf(id), auditLogKey] },
    }),

  /** Creates the job that reverts this one. */
  revert: (id: string) =>
    mutationOptions({
      mutationFn: (_input: WriteInput<void>) => fetchJson(requests.control(id, 'revert'), job),
      onSuccess: (created, _input, _result, { client }) => storeJob(created, client),
      meta: { invalidates: [jobQueries.lists(), jobQueries.detail(id).queryKey] },
    }),

  /** Removes a job that was not started. */
  discard: (id: string) =>
    mutationOptions({
      mutationFn: ({ reason }: WriteInput<void>) => sendRequest({ ...requests.remove(id), reason }),
      meta: { invalidates: [jobQueries.lists()] },
    }),
};
