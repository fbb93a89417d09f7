import type { RelatedRecords } from './related-records.ts';
import type { Account } from './users.ts';
import type { Random } from './random.ts';
import { day } from './time-spans.ts';

/** Names as people choose them; some are hard to put into an address. */
const names = ['ci', 'deploy', 'local scripts', 'backup #2', 'reports/monthly', 'laptop'];

/** One in thirty has tokens for scripts: for good, for some time yet, or expired. */
export function createTokens(random: Random, { id: user_id, createdAt }: Account, now: number): RelatedRecords {
  if (!random.chance(1 / 30)) return {};
  const chosen = new Set(Array.from({ length: random.between(1, 3) }, () => random.pick(names)));
  const personal_access_tokens = [...chosen].map((name) => {
    const created = random.between(createdAt, now);
    const expires = random.chance(0.4) ? null : new Date(created + random.pick([30, 90, 365]) * day);
    return {
      user_id,
      name,
      value: `pat_${random.id(32)}`,
      created_at: new Date(created),
      expires_at: expires,
    };
  });
  return { personal_access_tokens };
}
