import * as z from 'zod';

import { auditOutcomeOf } from '#contract/audit-log.ts';
import { codeLifetime, newAddress, type SentCode } from '#contract/callers.ts';
import { messageChannels, type Operator, type Permission } from '#contract/operators.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';

type Options = { auditLog: Pick<AuditLog, 'recentActions' | 'get'>; clock: () => number };

/** Returns the codes that an operator sent to a user and that can still be entered, the one for each address, oldest first. */
export type SentCodesOf = (operator: Operator, userId: string) => Promise<SentCode[]>;

const sends: Permission = 'verification-codes:send';
const verifies: Permission = 'verification-codes:verify';

/** What the events of both actions record: the channel of the address on file, or another address. */
const recipient = z.union([
  z.object({ channel: z.enum(messageChannels) }).transform(({ channel }) => ({ channel, newAddress: null })),
  z.object({ sentTo: z.string() }).transform(({ sentTo }, context) => {
    const found = messageChannels.find((channel) => newAddress.safeParse({ channel, address: sentTo }).success);
    if (found !== undefined) return { channel: found, newAddress: sentTo };
    context.addIssue('No address');
    return z.NEVER;
  }),
]);

/** The audit log knows which codes were sent and entered. */
export const sentCodes =
  ({ auditLog, clock }: Options): SentCodesOf =>
  async (operator, userId) => {
    const since = clock() - codeLifetime + 1;
    const recent = await auditLog.recentActions({ operator, userId, actions: [sends, verifies], since });
    const events = await Promise.all(recent.map(({ sequence }) => auditLog.get(sequence)));
    const codes = new Map<string, SentCode>();
    for (const event of events.toReversed()) {
      const { data: to } = recipient.safeParse(event?.after);
      if (event === undefined || to === undefined || auditOutcomeOf(event) !== 'succeeded') continue;
      const key = `${to.channel} ${to.newAddress ?? ''}`;
      codes.delete(key);
      if (event.action === sends) codes.set(key, { ...to, sentAt: event.at });
    }
    return [...codes.values()];
  };
