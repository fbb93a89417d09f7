import type { AuditEventDetails, AuditLogFilters, AuditLogHead, AuditOperator } from '#contract/audit-log.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';
import { databaseInTime } from '#gateway/database-in-time.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { Secrets } from '#gateway/operators/seal.ts';

import {
  type CallersOf,
  columnsOf,
  type Outcome,
  outcomeOf,
  type RecordedAction,
  type StartedAction,
  startDrafts,
} from './action-drafts.ts';
import { createAppender } from './appender.ts';
import { type Draft, draft, type PublicKind, publicKind } from './draft.ts';
import { type CountedEvent, createEventCounts, type EventDetails } from './event-counts.ts';
import { canBeGrouped, withFlows } from './flow-summaries.ts';
import { countForeignKeys, resealKeys } from './keys.ts';
import { presentEntries } from './present.ts';
import { createReadCounts } from './read-counts.ts';
import { type Erasure, eraseUser, removeOldEntries } from './removal.ts';
import { sealingFrom } from './sealing.ts';
import {
  countEntries,
  countRecentAccounts,
  findEntries,
  findEntry,
  findHead,
  findLastAction,
  findFlow,
  findOperators,
  findRecentActions,
} from './search.ts';
import type { AuditLogDb } from './tables.ts';
import { verifyAuditLog, type Verification } from './verify.ts';
import { withoutSecretTexts } from './without-secrets.ts';

export type AuditLogOptions = {
  /** Prepared by `migrateAuditLog`. */
  db: AuditLogDb;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Seal the keys that encrypt values in the audit log. */
  secrets: Secrets;
  /** Events older than this many days are removed; undefined: events are never removed. */
  retentionDays?: number | undefined;
  /** Called with errors of background work, for the server log. */
  report: (error: unknown) => void;
  /** How long the database may take to store or to find one event, in ms. */
  timeoutMs?: number;
  /** How long the database may take to search all events, in ms. */
  readTimeoutMs?: number;
  /** How long reads are counted before their number is recorded, in ms. */
  countingPeriod?: number;
  /** Returns how an operator verified the callers of accounts, in the order of `userIds`; by default, none is verified. */
  callersOf?: CallersOf;
  /** Called with each event as it is recorded: for metrics, and to wake the audit stream. */
  observe?: (event: ObservedEvent) => void;
};

/** The data of an event that observers get. `count`: how many occurrences it stands for. */
export type ObservedEvent = Pick<Draft, 'action' | 'status' | 'code'> & {
  kind: PublicKind;
  targetId: string | undefined;
  count: number;
};

export type AuditLog = ReturnType<typeof createAuditLog>;

const day = 24 * 60 * 60 * 1000;

/** Events of an export that are read at once. */
const streamPage = 500;

/**
 * The record of operator actions: append-only, chained by hashes, and with values encrypted by a key per user, so that
 * a user's values can be erased. The database is used only on the first call. Functions throw {@link GatewayFault}
 * `auditLogUnavailable` when the database cannot be used; functions that never reject queue events in memory until it
 * can.
 */
export function createAuditLog(options: AuditLogOptions) {
  const { db, clock, retentionDays, report, countingPeriod = 60_000 } = options;
  const { timeoutMs = 5000, readTimeoutMs = 30_000 } = options;
  const inTime = databaseInTime(timeoutMs);
  const searchInTime = databaseInTime(readTimeoutMs);
  const sealing = sealingFrom(options.secrets);
  const { observe = () => undefined, callersOf = () => Promise.resolve([]) } = options;
  const stored = createAppender({ db, sealing, clock, timeoutMs, report });
  const appender: typeof stored = {
    ...stored,
    append: async (drafts) => {
      await stored.append(drafts);
      for (const one of drafts) observe(observed(one));
    },
    appendOrQueue: async (one) => {
      await stored.appendOrQueue(one);
      observe(observed(one));
    },
  };
  const counts = createReadCounts({
    clock,
    period: countingPeriod,
    write: ({ operator, action, count, since }) =>
      appender.appendOrQueue(draft({ at: clock(), kind: 'event', operator, action, count, since })),
  });
  const events = createEventCounts({
    clock,
    period: countingPeriod,
    writeFirst: (event) => appender.appendOrQueue(draft({ ...event, at: clock(), kind: 'event' })),
    writeCount: (event) => appender.appendOrQueue(draft({ ...event, at: clock(), kind: 'event' })),
  });
  let daily: NodeJS.Timeout | undefined;

  return {
    /** Reports keys that no known secret can open, and applies retention now and once a day. Never rejects. */
    start: async (): Promise<void> => {
      await warnOfForeignKeys().catch(report);
      await applyRetention().catch(report);
      daily = setInterval(() => void applyRetention().catch(report), day).unref();
    },

    /**
     * Records the start of an action. The action may run only after this resolves; `recordOutcome` then records its
     * outcome.
     *
     * @throws {GatewayFault} `auditLogUnavailable`
     */
    recordStart: async (started: StartedAction): Promise<{ recordOutcome: (outcome: Outcome) => Promise<void> }> => {
      const { operator, users = [] } = started;
      const ids = users.map(({ id }) => id);
      const drafts = startDrafts(started, ids.length === 0 ? [] : await callersOf(operator, ids), clock());
      const outcomeDraft = (outcome: Outcome) => outcomeOf(drafts, started, outcome, clock());
      try {
        await appender.append(drafts);
      } catch (cause) {
        const code = gatewayErrorCodes.auditLogUnavailable;
        // The database may have stored the start despite the error: its outcome must say that the action was not run.
        for (const { id } of drafts.slice(0, 1)) appender.queueIfStored(outcomeDraft({ status: 503, code }), id);
        throw new GatewayFault('auditLogUnavailable', { cause });
      }
      return {
        /** Resolves when the outcome is stored, or queued until it can be. Never rejects. */
        recordOutcome: (outcome) => appender.appendOrQueue(outcomeDraft(outcome)),
      };
    },

    /** Records an event without an outcome, such as the opening of an account. Never rejects. */
    note: async (action: RecordedAction): Promise<void> => {
      const { operator, user } = action;
      const at = clock();
      const callers =
        user === undefined
          ? []
          : await callersOf(operator, [user.id]).catch((error: unknown) => {
              report(error);
              return [];
            });
      await appender.appendOrQueue(draft({ ...columnsOf(action, callers[0]), at, kind: 'event' }));
    },

    /** Records an operator's sign-in or sign-out, with the IP address. Never rejects. */
    noteSession: (action: string, operator: AuditOperator, { address, requestId }: SessionDetails): Promise<void> =>
      appender.appendOrQueue(
        draft({
          at: clock(),
          kind: 'event',
          operator,
          action,
          requestId,
          ...(address !== undefined && { values: { after: { address } } }),
        }),
      ),

    /**
     * Records events that can be repeated at will: the first of a kind at once, then the number of further ones. Never
     * rejects.
     *
     * @returns the number of such events in the current counting period
     */
    noteOften: (event: CountedEvent, details?: EventDetails): Promise<number> => events.add(event, details),

    /** Records an alarm for administrators to look into. Never rejects. */
    alarm: ({ operator, cause, count }: { operator: AuditOperator | null; cause: string; count: number }) =>
      appender.appendOrQueue(
        draft({ at: clock(), kind: 'alarm', action: 'alarm', operator, target: { type: 'alarm', id: cause }, count }),
      ),

    /** Counts reads that are too frequent for an event each, such as lists. */
    count: (operator: AuditOperator, action: string, count = 1): void => counts.add(operator, action, count),

    /** Counts the distinct accounts of an operator's action; the number is recorded later. */
    countAccount: (operator: AuditOperator, action: string, userId: string): void =>
      counts.addOnce(operator, action, userId),

    /** Records the current counts now. Never rejects. */
    flushCounts: async (): Promise<void> => {
      await Promise.all([counts.flush(), events.flush()]);
    },

    /**
     * Returns an operator's actions on an account since a time, except those that were refused; actions in progress and
     * those with an unknown outcome count. Call it after `recordStart`, with `exceptRequestId`, so that of two
     * simultaneous requests at least one sees the other.
     */
    recentActions: (question: Parameters<typeof findRecentActions>[1]) => inTime(() => findRecentActions(db, question)),

    /** Counts the distinct accounts of an operator's action since a time, by the rules of `recentActions`. */
    countRecentAccounts: (question: Parameters<typeof countRecentAccounts>[1]) =>
      inTime(() => countRecentAccounts(db, question)),

    /** Returns the accounts and time of a guided flow that this operator opened; undefined if it is unknown. */
    flowOf: (question: Parameters<typeof findFlow>[1]) => inTime(() => findFlow(db, question)),

    /** Returns the time of the last operator action on an account (ms since the epoch); erasure does not count. */
    lastActionOn: (userId: string) => inTime(() => findLastAction(db, userId)),

    /**
     * Returns a page of events with their outcomes, newest first. `grouped`: a guided flow is one event, its newest, unless
     * the filters are about single events.
     */
    list: (filters: AuditLogFilters, { page, page_size, grouped }: ListedPage) =>
      searchInTime(async () => {
        const isGrouped = grouped === 'true' && canBeGrouped(filters);
        const window = { limit: page_size, offset: (page - 1) * page_size, isGrouped };
        const found = await findEntries(db, sealing, filters, window);
        const total = await countEntries(db, sealing, filters, window);
        const entries = await presentEntries(db, sealing, found);
        return { entries: isGrouped ? await withFlows(db, sealing, filters, entries) : entries, total };
      }),

    /** Returns the event with this sequence; for an outcome, the event of its action. */
    get: (sequence: number): Promise<AuditEventDetails | undefined> =>
      inTime(async () => {
        const found = await findEntry(db, sequence);
        return found && (await presentEntries(db, sealing, [found]))[0];
      }),

    /** Iterates over all matching events up to a sequence, newest first. Reads one page at a time, on demand. */
    stream,

    /** Returns all operators that the audit log has events of. */
    operators: () => inTime(() => findOperators(db)),

    head: (): Promise<AuditLogHead> => inTime(() => findHead(db)),

    verify: (expected?: AuditLogHead): Promise<Verification> => orUnavailable(() => verifyAuditLog(db, expected)),

    /** Makes all values about a user permanently unreadable. Returns the number of destroyed keys. */
    erase: (erasure: Erasure): Promise<number> =>
      orUnavailable(async () => {
        // Store queued events first: afterwards they would be sealed with a new key, which this erasure does not
        // destroy.
        await appender.append([]);
        return eraseUser(db, sealing, clock(), { ...erasure, reason: withoutSecretTexts(erasure.reason) });
      }),

    applyRetention,

    /** Reseals with the first secret the keys that former secrets sealed. */
    reseal: () => orUnavailable(() => resealKeys(db, sealing)),

    /** Stores what is still in memory, if the database can be reached. */
    close: async (): Promise<void> => {
      clearInterval(daily);
      await Promise.all([counts.flush(), events.flush()]);
      await appender.close();
    },
  };

  /** Removes events beyond the retention period. Returns the number of removed events. */
  async function applyRetention(): Promise<number> {
    if (retentionDays === undefined) return 0;
    const now = clock();
    return removeOldEntries(db, sealing, now, now - retentionDays * day);
  }

  async function warnOfForeignKeys(): Promise<void> {
    const count = await countForeignKeys(db, sealing);
    if (count === 0) return;
    report(
      new Error(
        `${count} keys of the audit log were sealed with a secret that is not in AUDIT_KEY, so their values cannot be read. Add the former secret to AUDIT_KEY.`,
      ),
    );
  }

  async function* stream(filters: AuditLogFilters, upTo: number): AsyncGenerator<AuditEventDetails> {
    let below = upTo + 1;
    for (;;) {
      const limit = streamPage;
      const found = await searchInTime(() => findEntries(db, sealing, filters, { limit, below }));
      yield* await inTime(() => presentEntries(db, sealing, found));
      const last = found.at(-1);
      if (last === undefined || found.length < limit) return;
      below = Number(last.entry.sequence);
    }
  }
}

type ListedPage = { page: number; page_size: number; grouped?: 'true' | undefined };

type SessionDetails = { address: string | undefined; requestId: string | null };

const observed = ({ kind, action, status, code, target, count }: Draft): ObservedEvent => ({
  kind: publicKind(kind),
  action,
  status,
  code,
  targetId: target?.id,
  count: kind === 'event' ? (count ?? 1) : 1,
});

async function orUnavailable<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (cause) {
    throw new GatewayFault('auditLogUnavailable', { cause });
  }
}
