import { Hono } from 'hono';

import type { Outbox } from '#contract/verification-codes.ts';
import { listVerificationCodes } from '#management-api/db/verification-codes.ts';
import type { Deps } from '#management-api/deps.ts';

const shownMessages = 100;

/**
 * A route of Usher, not of Logto: messages that the embedded API would have sent. It needs no authentication, because
 * it serves demos and these codes can't be used to sign in.
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
