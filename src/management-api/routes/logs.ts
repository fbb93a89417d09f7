import { Hono } from 'hono';
import { z } from 'zod';

import type { LogFilter } from '#contract/logs.ts';
import { isTruthyWord } from '#contract/search.ts';
import { countLogs, findLog, listLogs, type LogRow } from '#management-api/db/logs.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { query } from '#management-api/http/input.ts';
import { paging, sendPage } from '#management-api/http/paging.ts';
import { tenantId } from '#management-api/services/ids.ts';

/** With `enableCap`, counting stops here: the total is "more than 10,000". */
const cap = 10_001;

const text = z.string().optional();
const time = z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().optional());

const logQuery = z.object({
  userId: text,
  applicationId: text,
  logKey: text,
  start_time: time,
  end_time: time,
  enableCap: text,
});

/** Routes of the activity, which Logto calls audit log (logto-behavior.md#7). */
export const logRoutes = ({ db }: Deps) =>
  new Hono()
    .get('/', paging, query(logQuery), async (c) => {
      const { enableCap, ...parameters } = c.req.valid('query');
      const filter = withoutEmpty(parameters);
      if ((filter.start_time ?? -Infinity) > (filter.end_time ?? Infinity))
        throw new ApiError('log.invalid_time_window');
      const logs = await listLogs(db, filter, c.var.page);
      const isCapping = isTruthyWord(enableCap);
      const count = await countLogs(db, filter, isCapping ? cap : undefined);
      return sendPage(c, logs.map(present), c.var.page, { count, isCapped: isCapping && count === cap });
    })
    .get('/:id', async (c) =>
      c.json(present(found(await findLog(db, c.req.param('id')), 'entity.not_exists_with_id'))),
    );

/** Removes empty filters. */
const withoutEmpty = ({ userId, applicationId, logKey, ...times }: LogFilter): LogFilter => ({
  userId: userId || undefined,
  applicationId: applicationId || undefined,
  logKey: logKey || undefined,
  ...times,
});

const present = (row: LogRow) => ({
  tenantId,
  id: row.id,
  key: row.key,
  payload: row.payload,
  createdAt: row.created_at.getTime(),
});
