import { impliedEvents, type EventSequence, randomEvents } from './event-sequences.ts';
import type { MfaState } from './factors.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import type { SeededAccount } from './users.ts';

/** Log entries per user; entries without a user (`background-entries.ts`) make it ten. */
const entriesPerUser = 9.75;

type Extent = { accounts: readonly SeededAccount[]; mfa: ReadonlyMap<string, MfaState>; now: number };

/**
 * Plans the activity of all users: first the events that their rows imply, then random events until each user has the
 * average number of entries.
 */
export function planActivity(random: Random, { accounts, mfa, now }: Extent): Scenario[] {
  const scenarios: Scenario[] = [];
  let missing = 0;
  for (const account of accounts) {
    const addScenario = ({ entries, plan }: EventSequence) => {
      const scenario = plan({ random, account, mfa: mfa.get(account.id), now });
      if (scenario === undefined) return;
      scenarios.push(scenario);
      missing -= entries;
    };
    missing += entriesPerUser;
    impliedEvents.forEach(addScenario);
    // The number of tries is limited, because not every event is possible for every user; the next user makes up for it.
    for (let tries = 0; missing > 0 && tries < 12; tries += 1) addScenario(random.pickWeighted(randomEvents));
  }
  return scenarios;
}
