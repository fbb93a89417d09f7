import { createHmac, hkdfSync } from 'node:crypto';

import { type Kysely, type Migration, type Selectable, sql } from 'kysely';
import { nanoid } from 'nanoid';
import * as z from 'zod';

import { approvalCauses, type ApprovalCause, type ApprovalState } from '#contract/approvals.ts';
import type { AuditTarget } from '#contract/audit-log.ts';
import type { Operator, OperatorRole } from '#contract/operators.ts';
import { migrate } from '#database/migrate.ts';
import { databaseInTime } from '#gateway/database-in-time.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { seal, type Secrets } from '#gateway/operators/seal.ts';

import { approverPresence, type ApproverTables } from './approver-presence.ts';
import { fieldNamesOf, lockSlot, slotOf, waitingFor, type WaitingRequest } from './waiting-requests.ts';

type ApprovalTable = {
  id: string;
  state: ApprovalState;
  /** Identifies the action to approve: see {@link ApprovedAction}. */
  fingerprint: string;
  requester_subject: string;
  requester_name: string;
  requester_role: OperatorRole;
  action: string;
  because: string;
  /** A JSON array. */
  user_ids: string;
  target_type: string | null;
  target_id: string | null;
  /** The reason and the values, which may be personal data. */
  sealed: string;
  /** Times in ms since the epoch. PostgreSQL's bigint is read as text. */
  requested_at: string;
  expires_at: string;
  decided_by_subject: string | null;
  decided_by_name: string | null;
  decided_by_role: OperatorRole | null;
  /** What the request is for, apart from the values: see `slotOf`. Null for requests of former versions. */
  slot: string | null;
  /** A JSON array of the names of the fields that the action writes. */
  field_names: string | null;
  /** Error code of an approved change that could not be carried out. */
  failure: string | null;
};

export type ApprovalTables = { gateway_approvals: ApprovalTable } & ApproverTables;

/** Released migrations must not change. */
const migrations: Record<string, Migration> = {
  '0001-approvals': { up: createApprovals },
  '0002-slots': { up: addSlots },
  '0003-failures': { up: addFailures },
};

async function createApprovals(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_approvals (
      id text primary key,
      state text not null,
      fingerprint text not null,
      requester_subject text not null,
      requester_name text not null,
      requester_role text not null,
      action text not null,
      because text not null,
      user_ids text not null,
      target_type text,
      target_id text,
      sealed text not null,
      requested_at bigint not null,
      expires_at bigint not null,
      decided_by_subject text,
      decided_by_name text,
      decided_by_role text
    )`.execute(db);
  await sql`
    create unique index gateway_approvals_pending on gateway_approvals (fingerprint) where state = 'pending'`.execute(
    db,
  );
  await sql`create index gateway_approvals_by_time on gateway_approvals (requested_at)`.execute(db);
  await sql`create table gateway_approvers (subject text primary key, seen_at bigint not null)`.execute(db);
}

async function addSlots(db: Kysely<unknown>): Promise<void> {
  await sql`alter table gateway_approvals add column slot text, add column field_names text`.execute(db);
  await sql`create index gateway_approvals_waiting on gateway_approvals (slot) where state = 'pending'`.execute(db);
}

async function addFailures(db: Kysely<unknown>): Promise<void> {
  await sql`alter table gateway_approvals add column failure text`.execute(db);
}

/** Migrates the tables. The database may also hold the tables of other modules. */
export const migrateApprovals = (db: Kysely<ApprovalTables>): Promise<void> =>
  migrate(db, 'gateway_approvals', migrations);

/** The action that an approval permits: exactly this one, by this operator. */
export type ApprovedAction = {
  operator: Operator;
  method: string;
  /** The route pattern that matched. */
  route: string;
  userIds: readonly string[];
  target: AuditTarget | undefined;
  /**
   * The fields to write. A password does not count: the approver never sees it, and the operator may enter a different
   * one.
   */
  fields: Readonly<Record<string, unknown>>;
  /** The stored values that it replaces, where it names them: the approver saw these. */
  expected: Readonly<Record<string, unknown>> | undefined;
};

export type StoredApproval = {
  id: string;
  state: ApprovalState;
  requester: Operator;
  action: string;
  because: ApprovalCause;
  userIds: string[];
  target: AuditTarget | undefined;
  reason: string | undefined;
  fields: Record<string, unknown>;
  before: Record<string, unknown> | undefined;
  requestedAt: number;
  expiresAt: number;
  decidedBy: Operator | undefined;
  /** Error code of an approved change that could not be carried out. */
  failure: string | undefined;
};

export type ApprovalRequest = ApprovedAction & {
  action: string;
  because: ApprovalCause;
  reason: string;
  /** The values shown to the operator who decides, without secrets. */
  shownFields: Record<string, unknown>;
  /** The values that the action replaces, without secrets. */
  before: Record<string, unknown> | undefined;
  /** The approval makes the change itself, so that one request by any operator is enough. */
  isMadeByApproval: boolean;
  /** IDs of the operator's waiting requests that this one replaces. */
  replaces: readonly string[];
};

/** `inTheWay`: the request was not stored, because these wait for the same with other values. */
export type RequestResult =
  | { id: string; isNew: boolean; withdrawn: readonly string[]; inTheWay?: never }
  | { inTheWay: readonly WaitingRequest[] };

type Options = {
  db: Kysely<ApprovalTables>;
  clock: () => number;
  /** Seal reasons and values, and are the source of the fingerprint keys. */
  secrets: Secrets;
  report: (error: unknown) => void;
  /** How long the database may take, in ms. */
  timeoutMs?: number;
};

export type Approvals = ReturnType<typeof approvalStore>;

const day = 24 * 60 * 60_000;

/** How long a request can be decided, and afterwards how long the approval can be used, in ms. */
const lifetime = day;

/** How long a request is listed after it has expired, in ms. */
const listedFor = 30 * day;

/** Most pending requests of one operator. */
const maxPending = 50;

const maxListed = 200;

const values = z.record(z.string(), z.unknown());
const details = z.object({ reason: z.string(), fields: values, before: values.optional() });

/**
 * Approval requests. Each approval can be used once, across all processes. Functions throw {@link GatewayFault}
 * `auditLogUnavailable` when the database cannot be used.
 */
export function approvalStore({ db, clock, secrets, report, timeoutMs }: Options) {
  const sealed = seal({ secrets, purpose: 'approval', shape: details, clock });
  const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'usher approved action', 32)));
  const inTime = databaseInTime(timeoutMs);

  return {
    /**
     * Requests an approval, and withdraws the requests that this one replaces. Only one request for the same waits: a repeated
     * one returns it, one with other values is not stored beside it.
     *
     * @throws {GatewayFault} `tooManyRequests`
     */
    request: (request: ApprovalRequest): Promise<RequestResult> =>
      inTime(async () => {
        const now = clock();
        await expire(now);
        await db
          .deleteFrom('gateway_approvals')
          .where('expires_at', '<', String(now - listedFor))
          .execute();
        const prints = fingerprintsOf(request);
        const row = await rowOf(request, prints[0] ?? '', now);
        return db.transaction().execute(async (transaction): Promise<RequestResult> => {
          await lockSlot(transaction, row.slot);
          const waiting = await waitingFor(transaction, {
            slot: row.slot,
            fieldNames: row.field_names,
            fingerprints: prints,
          });
          const known = waiting.find(({ fingerprint }) => prints.includes(fingerprint));
          if (known !== undefined) return { id: known.id, isNew: false, withdrawn: [] };
          const withdrawn = waiting
            .filter(
              ({ id, requester: { subject } }) => request.replaces.includes(id) && subject === row.requester_subject,
            )
            .map(({ id }) => id);
          const inTheWay = waiting.filter(({ id }) => !withdrawn.includes(id));
          if (inTheWay.length > 0) return { inTheWay };
          if (withdrawn.length > 0) await withdraw(withdrawn, transaction);
          if ((await countPending(row.requester_subject, transaction)) >= maxPending) {
            throw new GatewayFault('tooManyRequests', { retryAfter: '3600' });
          }
          await transaction.insertInto('gateway_approvals').values(row).execute();
          return { id: row.id, isNew: true, withdrawn };
        });
      }),

    /** Returns the newest request for exactly this action that is neither used nor expired. */
    find: (action: ApprovedAction): Promise<{ id: string; state: ApprovalState; because: ApprovalCause } | undefined> =>
      inTime(async () => {
        const [found] = await unexpired(action, ['pending', 'approved', 'refused']).limit(1).execute();
        return found && { ...found, because: z.enum(approvalCauses).parse(found.because) };
      }),

    /** Uses up an approval of exactly this action. */
    use: (action: ApprovedAction): Promise<{ id: string; by: Operator } | undefined> =>
      inTime(async () => {
        for (const { id } of await unexpired(action, ['approved']).execute()) {
          // In sequence: there is rarely more than one.
          const used = await db
            .updateTable('gateway_approvals')
            .set({ state: 'used' })
            .where('id', '=', id)
            .where('state', '=', 'approved')
            .returningAll()
            .executeTakeFirst();
          const by = used && deciderOf(used);
          if (by !== undefined) return { id, by };
        }
        return undefined;
      }),

    /** Makes an approval usable again whose action was not carried out. Never rejects. */
    release: (id: string): Promise<void> =>
      inTime(async () => {
        await db
          .updateTable('gateway_approvals')
          .set({ state: 'approved' })
          .where('id', '=', id)
          .where('state', '=', 'used')
          .execute();
      }).catch(report),

    /**
     * Approves or refuses a request.
     *
     * @throws {GatewayFault} `approvalClosed`, `ownRequest`
     */
    decide: (id: string, by: Operator, state: 'approved' | 'refused'): Promise<void> =>
      inTime(async () => {
        const now = clock();
        const decided = await db
          .updateTable('gateway_approvals')
          .set({
            state,
            expires_at: String(now + lifetime),
            decided_by_subject: by.subject,
            decided_by_name: by.name,
            decided_by_role: by.role,
          })
          .where('id', '=', id)
          .where('state', '=', 'pending')
          .where('expires_at', '>', String(now))
          .where('requester_subject', '!=', by.subject)
          .returning('id')
          .executeTakeFirst();
        if (decided !== undefined) return;
        const row = await db
          .selectFrom('gateway_approvals')
          .select('requester_subject')
          .where('id', '=', id)
          .executeTakeFirst();
        throw new GatewayFault(row?.requester_subject === by.subject ? 'ownRequest' : 'approvalClosed');
      }),

    /** Closes an approved request whose change could not be carried out, with the error code if there is one. Never rejects. */
    fail: (id: string, failure: string | undefined): Promise<void> =>
      inTime(async () => {
        await db
          .updateTable('gateway_approvals')
          .set({ state: 'failed', failure: failure ?? null })
          .where('id', '=', id)
          .where('state', 'in', ['approved', 'used'])
          .execute();
      }).catch(report),

    /** @returns undefined when there is no such request */
    get: (id: string): Promise<StoredApproval | undefined> =>
      inTime(async () => {
        const row = await db.selectFrom('gateway_approvals').selectAll().where('id', '=', id).executeTakeFirst();
        return row && stored(row);
      }),

    /** Returns the newest requests of one operator, or of all operators. */
    list: (requester?: string): Promise<StoredApproval[]> =>
      inTime(async () => {
        await expire(clock());
        const rows = await db
          .selectFrom('gateway_approvals')
          .selectAll()
          .$if(requester !== undefined, (query) => query.where('requester_subject', '=', requester ?? ''))
          .orderBy('requested_at', 'desc')
          .limit(maxListed)
          .execute();
        return Promise.all(rows.map(stored));
      }),

    /** Returns the requests for actions on a user, newest first. */
    about: (userId: string): Promise<StoredApproval[]> =>
      inTime(async () => Promise.all((await rowsAbout(userId)).map(stored))),

    /** Deletes the reasons and values of the requests about a user. Those that were open expire. */
    eraseValuesOf: (userId: string): Promise<void> =>
      inTime(async () => {
        const ids = (await rowsAbout(userId)).map(({ id }) => id);
        if (ids.length === 0) return;
        await db.updateTable('gateway_approvals').set({ sealed: '' }).where('id', 'in', ids).execute();
        await db
          .updateTable('gateway_approvals')
          .set({ state: 'expired' })
          .where('id', 'in', ids)
          .where('state', 'in', ['pending', 'approved'])
          .execute();
      }),

    ...approverPresence({ db, clock, report, inTime }),
  };

  async function withdraw(ids: readonly string[], transaction: Kysely<ApprovalTables>): Promise<void> {
    await transaction.updateTable('gateway_approvals').set({ state: 'withdrawn' }).where('id', 'in', ids).execute();
  }

  async function countPending(requester: string, transaction: Kysely<ApprovalTables>): Promise<number> {
    const { count } = await transaction
      .selectFrom('gateway_approvals')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('requester_subject', '=', requester)
      .where('state', '=', 'pending')
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async function rowsAbout(userId: string): Promise<Selectable<ApprovalTable>[]> {
    const rows = await db
      .selectFrom('gateway_approvals')
      .selectAll()
      .where(sql<boolean>`strpos(user_ids, ${JSON.stringify(userId)}) > 0`)
      .orderBy('requested_at', 'desc')
      .execute();
    return rows.filter(({ user_ids }) => userIdsIn(user_ids).includes(userId));
  }

  function unexpired(action: ApprovedAction, states: readonly ApprovalState[]) {
    return db
      .selectFrom('gateway_approvals')
      .select(['id', 'state', 'because'])
      .where('fingerprint', 'in', fingerprintsOf(action))
      .where('requester_subject', '=', action.operator.subject)
      .where('state', 'in', states)
      .where('expires_at', '>', String(clock()))
      .orderBy('requested_at', 'desc');
  }

  async function expire(now: number): Promise<void> {
    await db
      .updateTable('gateway_approvals')
      .set({ state: 'expired' })
      .where('state', 'in', ['pending', 'approved'])
      .where('expires_at', '<=', String(now))
      .execute();
  }

  /** One fingerprint per secret. They are keyed so that values cannot be guessed from the stored fingerprints. */
  function fingerprintsOf({ operator, method, route, userIds, target, fields, expected }: ApprovedAction): string[] {
    const { password: _password, ...others } = fields;
    const text = JSON.stringify([operator.subject, method, route, userIds, target ?? null, others, expected ?? null]);
    return keys.map((key) => createHmac('sha256', key).update(text).digest('base64url'));
  }

  async function rowOf(request: ApprovalRequest, fingerprint: string, now: number) {
    const { operator, action, because, userIds, target, reason, shownFields, before } = request;
    return {
      id: nanoid(),
      state: 'pending' as const,
      fingerprint,
      requester_subject: operator.subject,
      requester_name: operator.name,
      requester_role: operator.role,
      action,
      because,
      user_ids: JSON.stringify(userIds),
      target_type: target?.type ?? null,
      target_id: target?.id ?? null,
      sealed: await sealed.close({ reason, fields: shownFields, before }, now + lifetime + listedFor),
      requested_at: String(now),
      expires_at: String(now + lifetime),
      slot: slotOf(request),
      field_names: fieldNamesOf(request),
    };
  }

  async function stored(row: Selectable<ApprovalTable>): Promise<StoredApproval> {
    const opened = await sealed.open(row.sealed);
    return {
      id: row.id,
      state: row.state,
      requester: { subject: row.requester_subject, name: row.requester_name, role: row.requester_role },
      action: row.action,
      because: z.enum(approvalCauses).parse(row.because),
      userIds: userIdsIn(row.user_ids),
      target: row.target_id === null ? undefined : { type: row.target_type ?? '', id: row.target_id },
      reason: opened?.reason,
      fields: opened?.fields ?? {},
      before: opened?.before,
      requestedAt: Number(row.requested_at),
      expiresAt: Number(row.expires_at),
      decidedBy: deciderOf(row),
      failure: row.failure ?? undefined,
    };
  }
}

const userIdsIn = (text: string): string[] => z.array(z.string()).parse(JSON.parse(text));

function deciderOf({
  decided_by_subject: subject,
  decided_by_name: name,
  decided_by_role: role,
}: Selectable<ApprovalTable>): Operator | undefined {
  return subject === null || name === null || role === null ? undefined : { subject, name, role };
}
