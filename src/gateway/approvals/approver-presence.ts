import type { Kysely } from 'kysely';

import type { Operator } from '#contract/operators.ts';
import { expiringCache } from '#gateway/expiring-cache.ts';

export type ApproverTables = {
  /** Operators who may decide, and when they last used Usher. */
  gateway_approvers: { subject: string; seen_at: string };
};

type Options = {
  db: Kysely<ApproverTables>;
  clock: () => number;
  report: (error: unknown) => void;
  /** Runs a query within the time that the database may take. */
  inTime: <T>(query: () => Promise<T>) => Promise<T>;
};

const day = 24 * 60 * 60_000;

/** How long after their last visit an operator who may decide counts as available, in ms. */
const approverAvailableFor = 30 * day;

/** How much longer an operator counts who was suspended or deleted, in ms. */
const removedApproverAvailableFor = day;

/** Minimum time between two records of an operator's presence, in ms. */
const notePresenceEvery = 60 * 60_000;

/** Most operators whose recorded presence is in memory. */
const maxPresent = 10_000;

/** The operators who could approve: those who may decide, and used Usher recently. */
export function approverPresence({ db, clock, report, inTime }: Options) {
  /** Whether an operator may decide, by subject, as last recorded. */
  const presence = expiringCache<boolean>({ max: maxPresent, ttl: notePresenceEvery, clock });

  return {
    /** Records that an operator uses Usher and may, or may no longer, decide requests. Never rejects. */
    notePresence: async ({ subject }: Operator, mayDecide: boolean): Promise<void> => {
      if (presence.get(subject) === mayDecide) return;
      const now = clock();
      try {
        await inTime(async () => {
          if (!mayDecide) return db.deleteFrom('gateway_approvers').where('subject', '=', subject).execute();
          return db
            .insertInto('gateway_approvers')
            .values({ subject, seen_at: String(now) })
            .onConflict((on) => on.column('subject').doUpdateSet({ seen_at: String(now) }))
            .execute();
        });
        presence.set(subject, mayDecide);
      } catch (error) {
        report(error);
      }
    },

    /**
     * Counts an operator who was suspended or deleted for at most 24 more hours. Not at once: an administrator who removes
     * the only colleague could otherwise approve alone.
     */
    limitPresence: async (subject: string): Promise<void> => {
      const latest = String(clock() - approverAvailableFor + removedApproverAvailableFor);
      presence.delete(subject);
      await inTime(() =>
        db
          .updateTable('gateway_approvers')
          .set({ seen_at: latest })
          .where('subject', '=', subject)
          .where('seen_at', '>', latest)
          .execute(),
      );
    },

    /** Counts operators who may decide and used Usher in the last 30 days. */
    countApprovers: (except?: string): Promise<number> =>
      inTime(async () => {
        const { count } = await db
          .selectFrom('gateway_approvers')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .where('seen_at', '>=', String(clock() - approverAvailableFor))
          .$if(except !== undefined, (query) => query.where('subject', '!=', except ?? ''))
          .executeTakeFirstOrThrow();
        return Number(count);
      }),
  };
}
