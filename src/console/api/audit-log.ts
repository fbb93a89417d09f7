import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import {
  accountChange,
  auditEvent,
  auditEventDetails,
  type AuditErasure,
  type AuditEvent,
  type AuditLogFilters,
  auditLogHead,
  auditOperator,
} from '#contract/audit-log.ts';
import { maxPageSize } from '#contract/paging.ts';

import { addressOf, type ApiRequest, type WriteInput } from './api-request.ts';
import { fetchJson, fetchPage, sendRequest } from './http.ts';
import { auditLogKey } from './query-client.ts';

type PageQuery = { page: number; page_size: number };

/** `true`: a guided flow is one event, its newest. */
type Grouping = { grouped?: 'true' };

/** `action`: only this one, such as `users:unlock`. */
type HistoryQuery = PageQuery & Grouping & { action?: string; flow?: string };

export type AuditLogListQuery = AuditLogFilters & PageQuery & Grouping;

/** Most pages of events that are read for one ticket. */
const maxTicketPages = 10;

export type AuditLogExportFormat = 'csv' | 'json';

/** Texts in the language of the operator; by default the names in the API. */
type ExportTexts = {
  /** Headings of the CSV columns, in order. */
  headings?: readonly string[] | undefined;
  /** Name of the file, without number and ending. */
  file?: string | undefined;
};

const auditLogRequests = {
  list: (query: AuditLogListQuery): ApiRequest => ({ method: 'GET', route: '/usher/audit-log', query }),
  read: (sequence: string): ApiRequest => ({
    method: 'GET',
    route: '/usher/audit-log/{sequence}',
    params: { sequence },
  }),
  operators: (): ApiRequest => ({ method: 'GET', route: '/usher/audit-log/operators' }),
  head: (): ApiRequest => ({ method: 'GET', route: '/usher/audit-log/head' }),
  export: (filters: AuditLogFilters, format: AuditLogExportFormat, { headings, file }: ExportTexts): ApiRequest => ({
    method: 'GET',
    route: '/usher/audit-log/export',
    query: { ...filters, format, headings: format === 'csv' ? headings?.join('|') : undefined, file },
  }),
  history: (userId: string, query: HistoryQuery): ApiRequest => ({
    method: 'GET',
    route: '/usher/users/{userId}/history',
    params: { userId },
    query,
  }),
  erase: (erasure: AuditErasure): ApiRequest => ({ method: 'POST', route: '/usher/audit-log/erase', body: erasure }),
};

/** Audit log of operator actions. Usher's own routes, so "Show requests" omits them. */
export const auditLogQueries = {
  all: () => auditLogKey,

  list: (query: AuditLogListQuery) =>
    queryOptions({
      queryKey: [...auditLogQueries.all(), 'list', query],
      queryFn: ({ signal }) => fetchPage(auditLogRequests.list(query), auditEvent, signal),
      placeholderData: keepPreviousData,
      // Every action of any operator adds events.
      staleTime: 0,
    }),

  /** All events with a ticket, newest first, up to a limit. */
  ofTicket: (ticket: string) =>
    queryOptions({
      queryKey: [...auditLogQueries.all(), 'ticket', ticket],
      queryFn: async ({ signal }) => {
        const events: AuditEvent[] = [];
        for (let page = 1; page <= maxTicketPages; page += 1) {
          const found = await fetchPage(
            auditLogRequests.list({ ticket, page, page_size: maxPageSize }),
            auditEvent,
            signal,
          );
          events.push(...found.items);
          if (found.items.length === 0 || events.length >= found.total) return { events, isComplete: true };
        }
        return { events, isComplete: false };
      },
      staleTime: 0,
    }),

  /** Changes of one user by operators, also for those who may not read the audit log. */
  history: (userId: string, query: HistoryQuery) =>
    queryOptions({
      queryKey: [...auditLogQueries.all(), 'history', userId, query],
      queryFn: ({ signal }) => fetchPage(auditLogRequests.history(userId, query), accountChange, signal),
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),

  /** The last changes of a password by operators, to find those after the write with this request ID. */
  passwordChanges: (userId: string, requestId: string) =>
    queryOptions({
      queryKey: [...auditLogQueries.all(), 'password-changes', userId, requestId],
      queryFn: async ({ signal }) => {
        const pages = await Promise.all(
          // Two of each: the newest may have been refused.
          ['passwords:set', 'passwords:reset'].map((action) =>
            fetchPage(auditLogRequests.history(userId, { action, page: 1, page_size: 2 }), accountChange, signal),
          ),
        );
        return pages.flatMap(({ items }) => items);
      },
      staleTime: 0,
    }),

  detail: (sequence: string) =>
    queryOptions({
      queryKey: [...auditLogQueries.all(), 'detail', sequence],
      queryFn: ({ signal }) => fetchJson(auditLogRequests.read(sequence), auditEventDetails, signal),
    }),

  /** All operators that appear in the audit log. */
  operators: () =>
    queryOptions({
      queryKey: [...auditLogQueries.all(), 'operators'],
      queryFn: ({ signal }) =>
        fetchJson(auditLogRequests.operators(), z.array(z.pick(auditOperator, { subject: true, name: true })), signal),
    }),

  head: () =>
    queryOptions({
      queryKey: [...auditLogQueries.all(), 'head'],
      queryFn: ({ signal }) => fetchJson(auditLogRequests.head(), auditLogHead, signal),
      staleTime: 0,
    }),
};

export const auditLogMutations = {
  /** Makes the personal data that the audit log holds of a user permanently unreadable. */
  erase: () =>
    mutationOptions({
      mutationFn: ({ values: userId, reason = '' }: WriteInput<string>) =>
        sendRequest(auditLogRequests.erase({ userId, reason })),
      meta: { invalidates: [auditLogQueries.all()] },
    }),
};

/** URL from which the browser downloads the filtered audit log. */
export const auditLogExportAddress = (
  filters: AuditLogFilters,
  format: AuditLogExportFormat,
  texts: ExportTexts = {},
): string => addressOf(auditLogRequests.export(filters, format, texts));
