import { Hono } from 'hono';

import type { Outbox } from '#contract/verification-codes.ts';
import { listVerificationCodes } from '#management-api/db/verification-codes.ts';
import type { Deps } from '#management-api/deps.ts';

const shownMessages = 100;

/**
 * Usher's own: what the embedded server would have sent. Anybody who reaches it may read it, for it is there to be
 * looked at in demos, and nobody signs in by these codes.
 */
export const outboxRoutes = ({ db }: Deps) =>
  new Hono().get('/', async (c) => {
    const answer: Outbox = (await listVerificationCodes(db, shownMessages)).map((row) => ({
      kind: row.address_type,
      to: row.address,
      code: row.code,
      createdAt: row.created_at.getTime(),
    }));
    return c.json(answer);
  });
