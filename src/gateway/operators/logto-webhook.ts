import { createHmac, timingSafeEqual } from 'node:crypto';

import { Hono } from 'hono';
import * as z from 'zod';

import type { Callers } from '#gateway/callers/caller-store.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { Notes } from '#gateway/notes/note-store.ts';
import type { Suspensions } from '#gateway/suspensions/suspension-store.ts';

import type { OperatorSessions } from './operator-sessions.ts';

type Options = {
  /** The signing key from the webhook's page in Logto; undefined: all requests are refused. */
  secret: string | undefined;
  sessions: Pick<OperatorSessions, 'endAllOf'>;
  notes: Pick<Notes, 'eraseOf'>;
  callers: Pick<Callers, 'eraseOf'>;
  suspensions: Pick<Suspensions, 'removeOf'>;
};

/** Logto sends the user ID in `params` and, where available, in `data` (docs.logto.io, "Webhooks request"). */
const event = z.object({
  event: z.string(),
  /** ISO 8601. */
  createdAt: z.string().optional(),
  params: z.object({ userId: z.string() }).partial().optional(),
  data: z.object({ id: z.string(), isSuspended: z.boolean() }).partial().nullish(),
});

const signatureHeader = 'logto-signature-sha-256';

/**
 * Ends the sessions of operators who were suspended or deleted in Logto, erases what Usher stores about deleted users, and
 * cancels what is scheduled for restored ones: later, they may be suspended for another reason.
 */
export function logtoWebhook({ secret, sessions, notes, callers, suspensions }: Options): Hono {
  return new Hono().post('/logto', async (c) => {
    if (secret === undefined || secret === '') throw new GatewayFault('routeNotAllowed');
    const body = await c.req.text();
    if (!isSigned(body, secret, c.req.header(signatureHeader))) throw new GatewayFault('notPermitted');
    const { success, data: sent } = event.safeParse(parsed(body));
    if (!success) throw new GatewayFault('invalidInput');
    const userId = sent.data?.id ?? sent.params?.userId;
    const isSuspended = sent.event === 'User.SuspensionStatus.Updated' ? sent.data?.isSuspended : undefined;
    const endsAccess = sent.event === 'User.Deleted' || isSuspended === true;
    if (sent.event === 'User.Deleted' && userId !== undefined) {
      await notes.eraseOf(userId);
      await callers.eraseOf(userId);
      await suspensions.removeOf(userId);
    }
    if (isSuspended === false && userId !== undefined) {
      // The event may arrive after the user was suspended again.
      const restoredAt = Date.parse(sent.createdAt ?? '');
      await suspensions.removeOf(userId, Number.isNaN(restoredAt) ? undefined : restoredAt);
    }
    if (endsAccess && userId !== undefined) await sessions.endAllOf(userId);
    return c.body(null, 204);
  });
}

function isSigned(body: string, secret: string, signature: string | undefined): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
