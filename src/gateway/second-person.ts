import type { Operator, Permission } from '#contract/operators.ts';

import type { Deed } from './deeds.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { Journal } from './journal/journal.ts';

/** Whoever does both to one account can take it over: say who it is, and set or lift what proves it. */
const identifiers = ['users:write-identifiers'] as const satisfies readonly Permission[];
const credentials = [
  'passwords:reset',
  'passwords:set',
  'one-time-tokens:create',
  'mfa:reset',
  'mfa:enrol',
  'tokens:write',
  'identities:link',
] as const satisfies readonly Permission[];

/** How long one of the two is remembered, in ms. */
const remembered = 24 * 60 * 60_000;

type Question = { journal: Journal; operator: Operator; deed: Deed; requestId: string; now: number };

/**
 * Lets nobody but an administrator change the identifiers and the credentials of one account within a day. Asked
 * after the intent is written down, so that of two such requests at once each sees the other.
 *
 * @throws {GatewayFault} `secondPersonNeeded`
 */
export async function requireSecondPerson({ journal, operator, deed, requestId, now }: Question): Promise<void> {
  if (operator.role === 'admin') return;
  const others = deed.permissions.flatMap((permission) => otherHalf(permission));
  if (others.length === 0) return;
  for (const userId of deed.targets) {
    const question = { operator, userId, actions: others, since: now - remembered, exceptRequestId: requestId };
    // One after the other: mostly there is one.
    const recent = await journal.recentActions(question);
    if (recent.length > 0) throw new GatewayFault('secondPersonNeeded');
  }
}

function otherHalf(permission: Permission): readonly Permission[] {
  if (identifiers.some((one) => one === permission)) return credentials;
  return credentials.some((one) => one === permission) ? identifiers : [];
}
