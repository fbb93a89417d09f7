import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import {
  journalEntry,
  journalEntryDetails,
  type JournalErasure,
  type JournalFilters,
  journalHead,
  journalOperator,
} from '#contract/audit-log.ts';

import { addressOf, type ApiRequest } from './api-request.ts';
import { ask, askPage, tell } from './http.ts';
import { journalKey } from './audit-log-key.ts';

export type JournalListQuery = JournalFilters & { page: number; page_size: number };

export type JournalExportFormat = 'csv' | 'json';

const journalRequests = {
  list: (query: JournalListQuery): ApiRequest => ({ method: 'GET', route: '/usher/journal', query }),
  read: (sequence: string): ApiRequest => ({
    method: 'GET',
    route: '/usher/journal/{sequence}',
    params: { sequence },
  }),
  operators: (): ApiRequest => ({ method: 'GET', route: '/usher/journal/operators' }),
  head: (): ApiRequest => ({ method: 'GET', route: '/usher/journal/head' }),
  export: (filters: JournalFilters, format: JournalExportFormat): ApiRequest => ({
    method: 'GET',
    route: '/usher/journal/export',
    query: { ...filters, format },
  }),
  erase: (erasure: JournalErasure): ApiRequest => ({ method: 'POST', route: '/usher/journal/erase', body: erasure }),
};

/** What operators did. Usher's routes, not the Management API's: "Show requests" leaves them out. */
export const journalQueries = {
  all: () => journalKey,

  list: (query: JournalListQuery) =>
    queryOptions({
      queryKey: [...journalQueries.all(), 'list', query],
      queryFn: ({ signal }) => askPage(journalRequests.list(query), journalEntry, signal),
      placeholderData: keepPreviousData,
      // Whatever is done anywhere adds to it.
      staleTime: 0,
    }),

  detail: (sequence: string) =>
    queryOptions({
      queryKey: [...journalQueries.all(), 'detail', sequence],
      queryFn: ({ signal }) => ask(journalRequests.read(sequence), journalEntryDetails, signal),
    }),

  /** Everybody who was ever an operator here. */
  operators: () =>
    queryOptions({
      queryKey: [...journalQueries.all(), 'operators'],
      queryFn: ({ signal }) =>
        ask(journalRequests.operators(), z.array(z.pick(journalOperator, { subject: true, name: true })), signal),
    }),

  head: () =>
    queryOptions({
      queryKey: [...journalQueries.all(), 'head'],
      queryFn: ({ signal }) => ask(journalRequests.head(), journalHead, signal),
      staleTime: 0,
    }),
};

export const journalMutations = {
  /** Makes what the journal holds of a person unreadable for ever. */
  erase: () =>
    mutationOptions({
      mutationFn: (erasure: JournalErasure) => tell(journalRequests.erase(erasure)),
      meta: { invalidates: [journalQueries.all()] },
    }),
};

/** Where the browser downloads the entries that these filters let through. */
export const journalExportAddress = (filters: JournalFilters, format: JournalExportFormat): string =>
  addressOf(journalRequests.export(filters, format));
