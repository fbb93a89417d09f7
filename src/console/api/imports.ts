import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';

import {
  editedRow,
  type ImportRow,
  type ImportRules,
  importSummary,
  type importTrial,
  importTrialResult,
} from '#contract/imports.ts';
import { job } from '#contract/jobs.ts';

import type { ApiRequest, WriteInput } from './api-request.ts';
import { fetchJson, sendRemoval, sendRequest } from './http.ts';
import { auditLogKey } from './query-client.ts';

const one = '/usher/imports/{id}';
const row = `${one}/rows/{number}`;

/** The requests of an upload, in the order in which they are sent. */
export const importUploads = {
  /** Returns the ID of the job. `rows` is the number of rows that will follow, `columns` are those of the file. */
  create: async (rules: ImportRules, rows: number, columns: readonly string[]): Promise<string> => {
    const body = { rules, rows, columns };
    const created = await fetchJson({ method: 'POST', route: '/usher/imports', body }, job);
    return created.id;
  },
  put: (id: string, rows: readonly ImportRow[]): Promise<void> => sendRequest(putRows(id, rows)),
  check: (id: string): Promise<void> => sendRequest({ method: 'POST', route: `${one}/check`, params: { id } }),
  discard: (id: string): Promise<void> => sendRemoval({ method: 'DELETE', route: '/usher/jobs/{id}', params: { id } }),
};
export type ImportUploads = typeof importUploads;

const putRows = (id: string, rows: readonly ImportRow[]): ApiRequest => ({
  method: 'PUT',
  route: `${one}/rows`,
  params: { id },
  body: { rows },
});

const all = ['imports'] as const;

export const importQueries = {
  of: (id: string) => [...all, id] as const,

  /** The rules of an import, and how many of its users will have a password. */
  summary: (id: string) =>
    queryOptions({
      queryKey: [...importQueries.of(id), 'summary'],
      queryFn: ({ signal }) => fetchJson({ method: 'GET', route: one, params: { id } }, importSummary, signal),
    }),

  /** A row as the file has it. */
  row: (id: string, number: number) =>
    queryOptions({
      queryKey: [...importQueries.of(id), 'row', number],
      queryFn: ({ signal }) =>
        fetchJson({ method: 'GET', route: row, params: { id, number: String(number) } }, editedRow, signal),
    }),
};

/** Queries of a job that changes of its rows outdate. */
const outdated = (id: string) => ({ invalidates: [importQueries.of(id), ['jobs'] as const] });

export const importMutations = {
  /** Replaces a row before the start. It is checked again, also if it was excluded. */
  saveRow: (id: string) =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<ImportRow>) => sendRequest({ ...putRows(id, [values]), reason }),
      meta: outdated(id),
    }),

  /** Leaves a row out of the import. */
  exclude: (id: string) =>
    mutationOptions({
      mutationFn: ({ values: number, reason }: WriteInput<number>) =>
        sendRequest({ method: 'POST', route: `${row}/exclude`, params: { id, number: String(number) }, reason }),
      meta: outdated(id),
    }),

  /** Creates the user of one row, and lets the identity service verify its known password. */
  tryPassword: (id: string) =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<z.infer<typeof importTrial>>) =>
        fetchJson({ method: 'POST', route: `${one}/trial`, params: { id }, body: values, reason }, importTrialResult),
      meta: { invalidates: [...outdated(id).invalidates, auditLogKey] },
    }),
};
