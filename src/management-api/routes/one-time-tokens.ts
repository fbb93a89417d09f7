import { Hono } from 'hono';
import { z } from 'zod';

import {
  newOneTimeToken,
  type OneTimeToken,
  oneTimeToken,
  oneTimeTokenCheck,
  oneTimeTokenStatuses,
} from '#contract/one-time-tokens.ts';
import {
  countOneTimeTokens,
  findOneTimeToken,
  insertOneTimeToken,
  listOneTimeTokens,
  type OneTimeTokenRow,
  consumeOneTimeToken,
} from '#management-api/db/one-time-tokens.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body, query } from '#management-api/http/input.ts';
import { optionalPaging, sendPage } from '#management-api/http/paging.ts';
import { newLongId, newSecret, tenantId } from '#management-api/services/ids.ts';
import { storableDate } from '#management-api/services/times.ts';

/** Seconds. */
const defaultLifetime = 600;

const tokenQuery = z.object({ email: z.string().optional(), status: z.enum(oneTimeTokenStatuses).optional() });

/** Routes of one-time tokens for e-mail addresses (logto-behavior.md#10.9). */
export const oneTimeTokenRoutes = (deps: Deps) =>
  new Hono()
    .get('/', optionalPaging, query(tokenQuery), async (c) => {
      const now = new Date(deps.clock());
      const filter = { ...c.req.valid('query'), now };
      const rows = await listOneTimeTokens(deps.db, filter, c.var.page);
      const count = await countOneTimeTokens(deps.db, filter);
      return sendPage(
        c,
        rows.map((row) => present(row, now)),
        c.var.page,
        { count, isCapped: false },
      );
    })
    .post('/', body(newOneTimeToken), async (c) => {
      const { email, expiresIn = defaultLifetime, context = {} } = c.req.valid('json');
      const now = new Date(deps.clock());
      const expiresAt = storableDate(now.getTime() + expiresIn * 1000);
      const row = await insertOneTimeToken(deps.db, {
        id: newLongId(),
        email,
        token: newSecret(),
        context: JSON.stringify(context),
        created_at: now,
        expires_at: expiresAt,
      });
      return c.json(present(row, now), 201);
    })
    .post('/verify', body(oneTimeTokenCheck), async (c) => {
      const { email, token } = c.req.valid('json');
      return c.json(present(await verifyOneTimeToken(deps, email, token), new Date(deps.clock())));
    })
    .get('/:id', async (c) => {
      const row = found(await findOneTimeToken(deps.db, 'id', c.req.param('id')), 'entity.not_exists_with_id');
      return c.json(present(row, new Date(deps.clock())));
    });

function present(row: OneTimeTokenRow, now: Date): OneTimeToken {
  const { status, context } = oneTimeToken.shape;
  const isOver = row.status === 'active' && row.expires_at <= now;
  return {
    tenantId,
    id: row.id,
    email: row.email,
    token: row.token,
    context: context.parse(row.context),
    status: isOver ? 'expired' : status.parse(row.status),
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
  };
}

/** Consumes a token if it is valid for this address. */
async function verifyOneTimeToken({ db, clock }: Deps, email: string, token: string): Promise<OneTimeTokenRow> {
  const row = await findOneTimeToken(db, 'token', token);
  if (row === undefined) throw new ApiError('one_time_token.token_not_found');
  if (row.email.toLowerCase() !== email.toLowerCase()) throw new ApiError('one_time_token.email_mismatch');
  if (row.status === 'consumed') throw new ApiError('one_time_token.token_consumed');
  if (row.status === 'revoked') throw new ApiError('one_time_token.token_revoked');
  if (row.status === 'expired' || row.expires_at.getTime() <= clock())
    throw new ApiError('one_time_token.token_expired');
  const consumed = await consumeOneTimeToken(db, row.id);
  if (consumed === undefined) throw new ApiError('one_time_token.token_consumed');
  return consumed;
}
