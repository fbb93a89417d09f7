import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import {
  auditEvent,
  auditEventDetails,
  type AuditErasure,
  type AuditLogFilters,
  auditLogHead,
  auditOperator,
} from '#contract/audit-log.ts';

import { addressOf, type ApiRequest } from './api-request.ts';
import { fetchJson, fetchPage, sendRequest } from './http.ts';
import { auditLogKey } from './audit-log-key.ts';

export type AuditLogListQuery = AuditLogFilters & { page: number; page_size: number };

export type AuditLogExportFormat = 'csv' | 'json';

const auditLogRequests = {
  list: (query: AuditLogListQuery): ApiRequest => ({ method: 'GET', route: '/usher/audit-log', query }),
  read: (sequence: string): ApiRequest => ({
    method: 'GET',
    route: '/usher/audit-log/{sequence}',
    params: { sequence },
  }),
  operators: (): ApiRequest => ({ method: 'GET', route: '/usher/audit-log/operators' }),
  head: (): ApiRequest => ({ method: 'GET', route: '/usher/audit-log/head' }),
  export: (filters: AuditLogFilters, format: AuditLogExportFormat): ApiRequest => ({
    method: 'GET',
    route: '/usher/audit-log/export',
    query: { ...filters, format },
  }),
  erase: (erasure: AuditErasure): ApiRequest => ({ method: 'POST', route: '/usher/audit-log/erase', body: erasure }),
};

/** What operators did. Usher's routes, not the Management API's: "Show requests" leaves them out. */
export const auditLogQueries = {
  all: () => auditLogKey,

  list: (query: AuditLogListQuery) =>
    queryOptions({
      queryKey: [...auditLogQueries.all(), 'list', query],
      queryFn: ({ signal }) => fetchPage(auditLogRequests.list(query), auditEvent, signal),
      placeholderData: keepPreviousData,
      // Whatever is done anywhere adds to it.
      staleTime: 0,
    }),

  detail: (sequence: string) =>
    queryOptions({
      queryKey: [...auditLogQueries.all(), 'detail', sequence],
      queryFn: ({ signal }) => fetchJson(auditLogRequests.read(sequence), auditEventDetails, signal),
    }),

  /** Everybody who was ever an operator here. */
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
  /** Makes what the audit log holds of a person unreadable for ever. */
  erase: () =>
    mutationOptions({
      mutationFn: (erasure: AuditErasure) => sendRequest(auditLogRequests.erase(erasure)),
      meta: { invalidates: [auditLogQueries.all()] },
    }),
};

/** Where the browser downloads the entries that these filters let through. */
export const auditLogExportAddress = (filters: AuditLogFilters, format: AuditLogExportFormat): string =>
  addressOf(auditLogRequests.export(filters, format));
