import type {
  AuditEventDetails,
  AuditLogFilters,
  AuditLogHead,
  AuditOperator,
  AuditTarget,
} from '#contract/audit-log.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { Secrets } from '#gateway/operators/seal.ts';

import { createAppender } from './appender.ts';
import {
  approvalTarget,
  type Draft,
  draft,
  noApproval,
  operatorKeyOwner,
  requestKeyOwner,
  userKeyOwner,
  type Values,
} from './draft.ts';
import { countForeignKeys, resealKeys } from './keys.ts';
import { presentEntries } from './present.ts';
import { type CountedEvent, createEventCounts, type EventDetails } from './event-counts.ts';
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
  findOperators,
  findRecentActions,
} from './search.ts';
import type { AuditLogDb } from './tables.ts';
import { verifyAuditLog, type Verification } from './verify.ts';
import { withTimeout } from '#database/with-timeout.ts';
import { fieldNames, withoutSecrets, withoutSecretTexts } from './without-secrets.ts';

export type AuditLogOptions = {
  /** Prepared by `migrateAuditLog`. */
  db: AuditLogDb;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Seal the keys of what the audit log holds. */
  secrets: Secrets;
  /** Entries older than this many days are removed; without it, none. */
  retentionDays?: number | undefined;
  /** Called with what goes wrong where nobody waits for it, for the operator's log. */
  report: (error: unknown) => void;
  /** How long the database may take to store an entry, or to find one, in ms. */
  timeoutMs?: number;
  /** How long it may take to look through all of them, in ms. */
  readTimeoutMs?: number;
  /** How long reads are counted before their number is written down, in ms. */
  countingPeriod?: number;
  /** Called with each event as it is recorded: for counters, and to send it on. */
  observe?: (event: ObservedEvent) => void;
};

/** What counters are told of an event. `count`: how many it stands for. */
export type ObservedEvent = Pick<Draft, 'kind' | 'action' | 'status' | 'code'> & {
  targetId: string | undefined;
  count: number;
};

/** What all entries of a request say. */
type Action = {
  operator: AuditOperator;
  /** Such as `users:suspend`. */
  action: string;
  requestId?: string | undefined;
  method?: string | undefined;
  /** The pattern that matched; never the address itself. */
  route?: string | undefined;
  /** What is not a user, such as a role. */
  target?: AuditTarget | undefined;
  /** The account, with its display name as far as it is known. */
  user?: { id: string; name?: string | undefined } | undefined;
  /** Why, or the ticket. */
  reason?: string | undefined;
};

export type StartedAction = Omit<Action, 'requestId' | 'user'> & {
  requestId: string;
  /** The accounts that the request changes: each gets an entry. */
  users?: readonly { id: string; name?: string | undefined }[];
  /**
   * Does it make an account? Whose values these are is known when it is done: until then only the fields' names are
   * written down, and then the values with the outcome.
   */
  isCreation?: boolean;
  /** Names of the members of the body; secrets among them too, as names. */
  changedFields?: readonly string[];
  /** Values of the fields, as far as they are known; what is secret among them is left out here. */
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
};

export type Outcome = {
  status: number;
  /** The error's code, if it was refused. */
  code?: string | undefined;
  /** How long the Management API took, in ms. */
  durationMs?: number | undefined;
  /** The account that was made. */
  user?: { id: string; name?: string | undefined } | undefined;
  /** The fields that did change, where they are known better than before. */
  changedFields?: readonly string[];
  before?: Record<string, unknown> | undefined;
  after?: Record<string, unknown> | undefined;
  /** The approval that the action needed. Without `by`, no other operator could have given one. */
  approval?: { id: string | undefined; by: AuditOperator | undefined } | undefined;
};

export type AuditLog = ReturnType<typeof createAuditLog>;

const day = 24 * 60 * 60 * 1000;

/** Lines of an export that are read at once. */
const streamPage = 500;

/**
 * Who did what to whom: append-only, chained by hashes, with values that only the key of the person they are about opens.
 * Nothing is asked of the database until it is used. Its functions throw {@link GatewayFault} `auditLogUnavailable` when
 * the database cannot be used; those that say that they never reject keep entries in memory until it can.
 */
export function createAuditLog(options: AuditLogOptions) {
  const { db, clock, retentionDays, report, countingPeriod = 60_000 } = options;
  const { timeoutMs = 5000, readTimeoutMs = 30_000 } = options;
  const sealing = sealingFrom(options.secrets);
  const { observe = () => undefined } = options;
  const stored = createAppender({ db, sealing, clock, timeoutMs, report });
  const appender: typeof stored = {
    ...stored,
    append: async (drafts) => {
      await stored.append(drafts);
      for (const one of drafts) observe(observed(one));
    },
    appendOrKeep: async (one) => {
      await stored.appendOrKeep(one);
      observe(observed(one));
    },
  };
  const counts = createReadCounts({
    clock,
    period: countingPeriod,
    write: ({ operator, action, count, since }) =>
      appender.appendOrKeep(draft({ at: clock(), kind: 'event', operator, action, count, since })),
  });
  const events = createEventCounts({
    clock,
    period: countingPeriod,
    writeFirst: (event) => appender.appendOrKeep(draft({ ...event, at: clock(), kind: 'event' })),
    writeCount: (event) => appender.appendOrKeep(draft({ ...event, at: clock(), kind: 'event' })),
  });
  let daily: NodeJS.Timeout | undefined;

  return {
    /** Checks the secret, applies retention, and does so daily from then on. Never rejects. */
    start: async (): Promise<void> => {
      await warnOfForeignKeys().catch(report);
      await applyRetention().catch(report);
      daily = setInterval(() => void applyRetention().catch(report), day).unref();
    },

    /**
     * Writes down what is about to be done. Only when this resolves may it be done; `conclude` then says how it ended.
     *
     * @throws {GatewayFault} `auditLogUnavailable`
     */
    recordStart: async (started: StartedAction): Promise<{ recordOutcome: (outcome: Outcome) => Promise<void> }> => {
      const drafts = startDrafts(started, clock());
      const outcomeDraft = (outcome: Outcome) => outcomeOf(drafts, started, outcome, clock());
      try {
        await appender.append(drafts);
      } catch (cause) {
        const code = gatewayErrorCodes.auditLogUnavailable;
        // The database may have stored it all the same, and nobody shall think that it was done.
        for (const { id } of drafts.slice(0, 1)) appender.keepIfStored(outcomeDraft({ status: 503, code }), id);
        throw new GatewayFault('auditLogUnavailable', { cause });
      }
      return {
        /** Resolves when the outcome is stored, or kept until it can be. Never rejects. */
        recordOutcome: (outcome) => appender.appendOrKeep(outcomeDraft(outcome)),
      };
    },

    /** Writes down what was read, such as the opening of an account. Never rejects. */
    note: (action: Action): Promise<void> =>
      appender.appendOrKeep(draft({ ...columnsOf(action), at: clock(), kind: 'event' })),

    /** Records an operator's sign-in or sign-out, and where it came from. Never rejects. */
    noteSession: (action: string, operator: AuditOperator, { address, requestId }: SessionDetails): Promise<void> =>
      appender.appendOrKeep(
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
     * Records what anyone can repeat at will: the first of a kind at once, then how many followed. Never rejects.
     *
     * @returns how many there were within the counting period
     */
    noteOften: (event: CountedEvent, details?: EventDetails): Promise<number> => events.add(event, details),

    /** Records that an officer should look at something. Never rejects. */
    alarm: ({ operator, cause, count }: { operator: AuditOperator | null; cause: string; count: number }) =>
      appender.appendOrKeep(
        draft({ at: clock(), kind: 'alarm', action: 'alarm', operator, target: { type: 'alarm', id: cause }, count }),
      ),

    /** Counts what is read too often for an entry each, such as lists. */
    count: (operator: AuditOperator, action: string, count = 1): void => counts.add(operator, action, count),

    /** Counts how many different accounts an operator did this to; the number is written down later. */
    countAccount: (operator: AuditOperator, action: string, userId: string): void =>
      counts.addOnce(operator, action, userId),

    /** Writes down now what was counted. Never rejects. */
    flushCounts: async (): Promise<void> => {
      await Promise.all([counts.flush(), events.flush()]);
    },

    /**
     * What an operator did to an account since a time, may have done, or is about to do; what was refused is left out.
     * Asked after `intend` and with `exceptRequestId`, two requests of the same moment cannot both miss the other.
     */
    recentActions: (question: Parameters<typeof findRecentActions>[1]) => soon(() => findRecentActions(db, question)),

    /** How many different accounts an operator did this to since a time, may have done, or is about to do. */
    countRecentAccounts: (question: Parameters<typeof countRecentAccounts>[1]) =>
      soon(() => countRecentAccounts(db, question)),

    /** When an operator last did something to an account (ms since the epoch); erasing is not counted. */
    lastActionOn: (userId: string) => soon(() => findLastAction(db, userId)),

    /** A page of lines, newest first. */
    list: (filters: AuditLogFilters, { page, page_size }: { page: number; page_size: number }) =>
      reachedWithin(readTimeoutMs, async () => {
        const found = await findEntries(db, sealing, filters, { limit: page_size, offset: (page - 1) * page_size });
        const total = await countEntries(db, sealing, filters);
        return { entries: await presentEntries(db, sealing, found), total };
      }),

    /** The line that an entry is in. */
    get: (sequence: number): Promise<AuditEventDetails | undefined> =>
      soon(async () => {
        const found = await findEntry(db, sequence);
        return found && (await presentEntries(db, sealing, [found]))[0];
      }),

    /** All lines up to an entry, newest first, read page by page as they are taken. */
    stream,

    /** Everybody who was ever an operator here. */
    operators: () => soon(() => findOperators(db)),

    head: (): Promise<AuditLogHead> => soon(() => findHead(db)),

    verify: (expected?: AuditLogHead): Promise<Verification> => reached(() => verifyAuditLog(db, expected)),

    /** Makes the values about a user unreadable for ever. Answers how many keys were destroyed. */
    erase: (erasure: Erasure): Promise<number> =>
      reached(async () => {
        // What waits in memory would be sealed with a new key when this one is gone.
        await appender.append([]);
        return eraseUser(db, sealing, clock(), { ...erasure, reason: withoutSecretTexts(erasure.reason) });
      }),

    applyRetention,

    /** Seals with the first secret what former ones sealed. */
    reseal: () => reached(() => resealKeys(db, sealing)),

    /** Writes down what is still in memory, as far as the database can be reached. */
    close: async (): Promise<void> => {
      clearInterval(daily);
      await Promise.all([counts.flush(), events.flush()]);
      await appender.close();
    },
  };

  function soon<T>(ask: () => Promise<T>): Promise<T> {
    return reachedWithin(timeoutMs, ask);
  }

  /** Removes what is older than it may be. Answers how many entries went. */
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
        `${count} keys of the audit log were sealed with an audit key that is not in AUDIT_KEY: the values they seal cannot be read.`,
      ),
    );
  }

  async function* stream(filters: AuditLogFilters, upTo: number): AsyncGenerator<AuditEventDetails> {
    let below = upTo + 1;
    for (;;) {
      const limit = streamPage;
      const found = await reachedWithin(readTimeoutMs, () => findEntries(db, sealing, filters, { limit, below }));
      yield* await soon(() => presentEntries(db, sealing, found));
      const last = found.at(-1);
      if (last === undefined || found.length < limit) return;
      below = Number(last.entry.sequence);
    }
  }
}

type SessionDetails = { address: string | undefined; requestId: string | null };

const observed = ({ kind, action, status, code, target, count }: Draft): ObservedEvent => ({
  kind,
  action,
  status,
  code,
  targetId: target?.id,
  count: kind === 'event' ? (count ?? 1) : 1,
});

const reachedWithin = <T>(timeoutMs: number, ask: () => Promise<T>): Promise<T> =>
  reached(() => withTimeout(timeoutMs, ask));

async function reached<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw new GatewayFault('auditLogUnavailable', { cause });
  }
}

function startDrafts(started: StartedAction, at: number): Draft[] {
  const { users = [], isCreation = false, changedFields, before, after, ...action } = started;
  const entryFor = (user?: { id: string; name?: string | undefined }) => {
    const columns = columnsOf({ ...action, user });
    return draft({
      ...columns,
      at,
      kind: 'intent',
      changedFields: fieldNames(changedFields ?? []),
      ...(isCreation
        ? { keyOwner: requestKeyOwner(action.requestId) }
        : { values: { ...columns.values, ...comparison({ before, after }) } }),
    });
  };
  return users.length === 0 ? [entryFor()] : users.map(entryFor);
}

/** One for all intents of the request. Its values belong to whom theirs do; those of several to the operator. */
function outcomeOf([one, ...others]: readonly Draft[], started: StartedAction, outcome: Outcome, at: number): Draft {
  const { user, approval } = outcome;
  const shared = others.length === 0 ? one?.keyOwner : undefined;
  return draft({
    at,
    kind: 'outcome',
    requestId: started.requestId,
    action: started.action,
    targetUserId: user?.id ?? null,
    changedFields: fieldNames(outcome.changedFields ?? []),
    status: outcome.status,
    code: outcome.code ?? null,
    durationMs: outcome.durationMs ?? null,
    // An outcome has no operator of its own: in the place stands who approved.
    ...(approval !== undefined && {
      operator: approval.by ?? null,
      target: { type: approvalTarget, id: approval.id ?? noApproval },
    }),
    ...(user === undefined
      ? { keyOwner: shared ?? operatorKeyOwner(started.operator), values: comparison(outcome) }
      : { keyOwner: userKeyOwner(user.id), values: { ...nameIn(user), ...comparison(started) } }),
  });
}

function columnsOf({ operator, action, requestId, method, route, target, user, reason }: Action) {
  const values: Values = {
    ...(user !== undefined && nameIn(user)),
    ...(reason !== undefined && { reason: withoutSecretTexts(reason) }),
  };
  return {
    operator,
    action,
    requestId: requestId ?? null,
    method: method ?? null,
    route: route ?? null,
    target: target ?? null,
    targetUserId: user?.id ?? null,
    values,
  };
}

const nameIn = ({ name }: { name?: string | undefined }): Values => (name === undefined ? {} : { targetName: name });

const comparison = ({ before, after }: Pick<Outcome, 'before' | 'after'>): Values => ({
  ...(before !== undefined && { before: withoutSecrets(before) }),
  ...(after !== undefined && { after: withoutSecrets(after) }),
});
