import * as z from 'zod';

import { auditOutcomeOf } from '#contract/audit-log.ts';
import { codeLifetime, memberOfChannel, newAddress, type SentCode } from '#contract/callers.ts';
import { messageChannels, type Operator, type Permission } from '#contract/operators.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import type { ReadUser } from '#gateway/upstream/read-records.ts';

type Options = { auditLog: Pick<AuditLog, 'recentActions' | 'get'>; readUser: ReadUser; clock: () => number };

/**
 * Returns the codes that an operator sent to a user and that can still be entered, the one for each address, oldest first. A code
 * to an address that is no longer on file cannot be entered.
 *
 * @throws {GatewayFault} when the addresses on file cannot be read
 */
export type SentCodesOf = (operator: Operator, userId: string) => Promise<SentCode[]>;

const sends: Permission = 'verification-codes:send';
const verifies: Permission = 'verification-codes:verify';

/** What the events of both actions record: the channel of the address on file with the address, or another address. */
const recipient = z.union([
  z
    .object({ channel: z.enum(messageChannels), sentTo: z.string() })
    .transform(({ channel, sentTo }) => ({ channel, newAddress: null, onFile: sentTo })),
  z.object({ sentTo: z.string() }).transform(({ sentTo }, context) => {
    const found = messageChannels.find((channel) => newAddress.safeParse({ channel, address: sentTo }).success);
    if (found !== undefined) return { channel: found, newAddress: sentTo, onFile: null };
    context.addIssue('No address');
    return z.NEVER;
  }),
]);

/** The audit log knows which codes were sent and entered. */
export const sentCodes =
  ({ auditLog, readUser, clock }: Options): SentCodesOf =>
  async (operator, userId) => {
    const since = clock() - codeLifetime + 1;
    const recent = await auditLog.recentActions({ operator, userId, actions: [sends, verifies], since });
    const events = await Promise.all(recent.map(({ sequence }) => auditLog.get(sequence)));
    const codes = new Map<string, SentCode & { onFile: string | null }>();
    for (const event of events.toReversed()) {
      const { data: to } = recipient.safeParse(event?.after);
      if (event === undefined || to === undefined || auditOutcomeOf(event) !== 'succeeded') continue;
      const key = `${to.channel} ${to.newAddress ?? ''}`;
      codes.delete(key);
      if (event.action === sends) codes.set(key, { ...to, sentAt: event.at });
    }
    if (codes.size === 0) return [];
    const fields = (await readUser(userId, { isRequired: true }))?.fields;
    return [...codes.values()]
      .filter(({ channel, onFile }) => onFile === null || fields?.[memberOfChannel[channel]] === onFile)
      .map(({ onFile: _onFile, ...code }) => code);
  };
