import * as z from 'zod';

import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

type Options = { auditLog: AuditLog; send: UpstreamClient; minDays: number; clock: () => number };

const day = 24 * 60 * 60_000;

/**
 * Refuses to erase a user's data in the audit log while the log contains recent actions on that user, so that operators
 * cannot remove evidence of what they just did. Deleted users can always be erased.
 *
 * @throws {GatewayFault} `erasureTooEarly`
 */
export const erasableOnly =
  ({ auditLog, send, minDays, clock }: Options) =>
  async (userId: string): Promise<void> => {
    const last = await auditLog.lastActionOn(userId);
    const until = (last ?? 0) + minDays * day;
    if (last === undefined || until <= clock()) return;
    const answer = await send({ method: 'GET', address: `/api/users/${encodeURIComponent(userId)}` });
    if ((await readAnswer(answer, z.looseObject({}))) === undefined) return;
    throw new GatewayFault('erasureTooEarly', { data: { days: minDays, until } });
  };
