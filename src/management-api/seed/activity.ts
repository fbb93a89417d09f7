import { certain, type EventSequence, possible } from './event-sequences.ts';
import type { MfaState } from './factors.ts';
import type { Account } from './users.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';

/** In log entries; what machines and strangers do (`background entries.ts`) makes it ten. */
const entriesPerPerson = 9.75;

type Extent = { accounts: readonly Account[]; mfa: ReadonlyMap<string, MfaState>; now: number };

/**
 * What all these people did. What the users' table says must have happened comes first; then, as long as entries are
 * owed, whatever else may happen to somebody.
 */
export function planActivity(random: Random, { accounts, mfa, now }: Extent): Scenario[] {
  const scenarios: Scenario[] = [];
  let owed = 0;
  for (const account of accounts) {
    const happens = ({ entries, plan }: EventSequence) => {
      const scenario = plan({ random, account, mfa: mfa.get(account.id), now });
      if (scenario === undefined) return;
      scenarios.push(scenario);
      owed -= entries;
    };
    owed += entriesPerPerson;
    certain.forEach(happens);
    // A few tries only, for not everything can happen to everybody; what stays owed goes to the next person.
    for (let tries = 0; owed > 0 && tries < 12; tries += 1) happens(random.pickWeighted(possible));
  }
  return scenarios;
}
