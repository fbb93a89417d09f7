import { mutationOptions, queryOptions } from '@tanstack/react-query';

import {
  type ExportProgress,
  exportProgress,
  type ExportSample,
  exportSampleRows,
  type NewExport,
} from '#contract/exports.ts';

import { addressOf, type ApiRequest, type WriteInput } from './api-request.ts';
import { fetchJson, sendRequest } from './http.ts';

const one = '/usher/exports/{exportId}';

/** Usher's own routes. */
const exportRequests = {
  create: (body: NewExport): ApiRequest => ({ method: 'POST', route: '/usher/exports', body }),
  sample: (body: ExportSample): ApiRequest => ({ method: 'POST', route: '/usher/export-sample', body }),
  progress: (exportId: string): ApiRequest => ({ method: 'GET', route: one, params: { exportId } }),
  cancel: (exportId: string): ApiRequest => ({ method: 'DELETE', route: one, params: { exportId } }),
  file: (exportId: string): ApiRequest => ({ method: 'GET', route: `${one}/file`, params: { exportId } }),
};

/** Whether the download of an export may still begin or go on. */
export const isUnfinished = ({ state }: ExportProgress): boolean => state === 'ready' || state === 'running';

/** How often the progress of a download is read, in ms. */
const readEvery = 1000;

export const exportQueries = {
  /** The first users of a selection, as they will be in the file. */
  sample: (sample: ExportSample) =>
    queryOptions({
      queryKey: ['exports', 'sample', sample],
      queryFn: ({ signal }) => fetchJson(exportRequests.sample(sample), exportSampleRows, signal),
      // Each dialog shows the users as they are then.
      gcTime: 0,
      staleTime: Infinity,
    }),

  /** Read again and again until the download has ended. */
  progress: (exportId: string) =>
    queryOptions({
      queryKey: ['exports', 'progress', exportId],
      queryFn: ({ signal }) => fetchJson(exportRequests.progress(exportId), exportProgress, signal),
      staleTime: 0,
      refetchInterval: ({ state: { data } }) => (data === undefined || isUnfinished(data) ? readEvery : false),
    }),
};

export const exportMutations = {
  create: () =>
    mutationOptions({
      mutationFn: ({ values, reason }: WriteInput<NewExport>) =>
        fetchJson({ ...exportRequests.create(values), reason }, exportProgress),
    }),
};

/** Cancels an export. Its download ends within seconds. */
export const cancelExport = (exportId: string): Promise<void> => sendRequest(exportRequests.cancel(exportId));

/** URL from which the browser downloads the file. */
export const exportFileAddress = (exportId: string): string => addressOf(exportRequests.file(exportId));
