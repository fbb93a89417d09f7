import * as z from 'zod';

import { GatewayFault } from '#gateway/gateway-fault.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

type Options = { auditLog: AuditLog; ask: UpstreamClient; minDays: number; clock: () => number };

const day = 24 * 60 * 60_000;

/**
 * Refuses to erase what the audit log holds about a user as long as it holds recent actions: nobody erases what they have
 * just done. Of users who were deleted everything can be erased.
 *
 * @throws {GatewayFault} `erasureTooEarly`
 */
export const erasableOnly =
  ({ auditLog, ask, minDays, clock }: Options) =>
  async (userId: string): Promise<void> => {
    const last = await auditLog.lastActionOn(userId);
    const until = (last ?? 0) + minDays * day;
    if (last === undefined || until <= clock()) return;
    const answer = await ask({ method: 'GET', address: `/api/users/${encodeURIComponent(userId)}` });
    if ((await readAnswer(answer, z.looseObject({}))) === undefined) return;
    throw new GatewayFault('erasureTooEarly', { data: { days: minDays, until } });
  };
