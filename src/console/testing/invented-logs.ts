import type { Log, LogPayload } from '#contract/logs.ts';

import type { Answer } from './render-console.tsx';

/** Creates a made-up activity entry. */
export const inventLog = (id: string, key: string, createdAt: number, more: Partial<LogPayload> = {}): Log => ({
  id,
  key,
  createdAt,
  payload: { key, result: 'Success', ip: '203.0.113.9', userAgent: 'Firefox', applicationId: 'demo-app', ...more },
});

/** Wraps `answer` so that `/api/logs` returns `logs` (newest first), with pages and filters of event and time. */
export function withLogs(answer: Answer, logs: readonly Log[]): Answer {
  return (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const one = logs.find(({ id }) => pathname === `/api/logs/${id}`);
    if (one !== undefined) return Response.json(one);
    if (pathname !== '/api/logs') return answer(request);
    const [page, size, start, end] = ['page', 'page_size', 'start_time', 'end_time'].map((name) =>
      searchParams.get(name),
    );
    const key = searchParams.get('logKey');
    const found = logs.filter(
      (log) =>
        log.createdAt >= Number(start ?? 0) &&
        log.createdAt <= Number(end ?? Number.POSITIVE_INFINITY) &&
        (key === null || log.key === key),
    );
    const from = (Number(page) - 1) * Number(size);
    return Response.json(found.slice(from, from + Number(size)), { headers: { 'total-number': String(found.length) } });
  };
}
