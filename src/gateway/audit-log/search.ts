import { type ExpressionBuilder, sql } from 'kysely';

import { type AuditLogCategory, type AuditLogFilters, type AuditLogHead, outcomesByCode } from '#contract/audit-log.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';

import type { AuditEventRow } from './chain.ts';
import { clean } from './draft.ts';
import { ticketKeys } from './keys.ts';
import { type Sealing, ticketMark } from './sealing.ts';
import type { AuditLogDb, AuditLogTables } from './tables.ts';

/** An audit event with its outcome. */
export type FoundEntry = { entry: AuditEventRow; outcome: AuditEventRow | undefined };

/** A page, newest first. `below` limits it to events with a lower sequence. */
export type EventWindow = { limit: number; offset?: number; below?: number; isGrouped?: boolean };

/** Returns the events that match `filters`. `isGrouped`: of those of a guided flow, only the newest. */
export async function findEntries(
  db: AuditLogDb,
  sealing: Sealing,
  filters: AuditLogFilters,
  { limit, offset = 0, below, isGrouped = false }: EventWindow,
): Promise<FoundEntry[]> {
  const marks = await marksOf(db, sealing, filters);
  const entries = await matching(db, filters, marks)
    .selectFrom('found as entry')
    .selectAll()
    .$if(isGrouped, (query) => query.where(isNewestOfFlow))
    .$if(below !== undefined, (query) => query.where('entry.sequence', '<', String(below)))
    .orderBy('entry.sequence', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return withOutcomes(db, entries);
}

/** Counting stops here; the total is then a lower bound. */
const mostCounted = 10_000;

/** The events that match, as `found`. Not materialized, so that indexes and limits apply. */
const matching = (db: AuditLogDb, filters: AuditLogFilters, marks: readonly string[] | undefined) =>
  db.with(
    (name) => name('found').notMaterialized(),
    (query) =>
      query
        .selectFrom('audit_events as entry')
        .selectAll()
        .where((builder) => matchesFilters(builder, filters, marks)),
  );

/** The event belongs to no guided flow, or is the newest that was found of one. */
const isNewestOfFlow = sql<boolean>`(entry.flow_id is null or not exists (
  select from found as later where later.flow_id = entry.flow_id and later.sequence > entry.sequence
))`;

/** Returns the events of these guided flows that match `filters`. */
export async function findFlowEntries(
  db: AuditLogDb,
  sealing: Sealing,
  filters: AuditLogFilters,
  flowIds: readonly string[],
): Promise<FoundEntry[]> {
  const marks = await marksOf(db, sealing, filters);
  const entries = await matching(db, filters, marks)
    .selectFrom('found')
    .selectAll()
    .where('flow_id', 'in', flowIds)
    .orderBy('sequence')
    .execute();
  return withOutcomes(db, entries);
}

/** Returns the actions and targets of the events that open these guided flows or jobs, by the ID of the flow. */
export async function findOpenings(
  db: AuditLogDb,
  flowIds: readonly string[],
): Promise<ReadonlyMap<string | null, { action: string; targetId: string | null }>> {
  const rows = await db
    .selectFrom('audit_events')
    .select(['flow_id', 'action', 'target_id'])
    .where('flow_id', 'in', flowIds)
    .whereRef('request_id', '=', 'flow_id')
    .where('kind', '=', 'intent')
    .execute();
  return new Map(rows.map(({ flow_id, action, target_id }) => [flow_id, { action, targetId: target_id }]));
}

/**
 * Counts the writes of jobs by outcome. They are too many to be read one by one. A write whose outcome is unknown counts only if it
 * was not repeated on the same account: the process that began it may have ended.
 */
export async function countJobOutcomes(
  db: AuditLogDb,
  flowIds: readonly string[],
): Promise<{ flowId: string | null; status: number | null; code: string | null; count: number }[]> {
  if (flowIds.length === 0) return [];
  const rows = await db
    .selectFrom('audit_events as entry')
    .leftJoin('audit_events as outcome', (join) =>
      join.onRef('outcome.request_id', '=', 'entry.request_id').on('outcome.kind', '=', 'outcome'),
    )
    .select(({ fn }) => ['entry.flow_id', 'outcome.status', 'outcome.code', fn.countAll<string>().as('count')])
    .where('entry.flow_id', 'in', flowIds)
    .where('entry.kind', '=', 'intent')
    .whereRef('entry.request_id', '!=', 'entry.flow_id')
    .where((eb) =>
      eb.or([
        eb('outcome.sequence', 'is not', null),
        eb.not(
          eb.exists(
            eb
              .selectFrom('audit_events as repeated')
              .select('repeated.sequence')
              .where('repeated.kind', '=', 'intent')
              .whereRef('repeated.flow_id', '=', 'entry.flow_id')
              .whereRef('repeated.target_user_id', '=', 'entry.target_user_id')
              .whereRef('repeated.action', '=', 'entry.action')
              .whereRef('repeated.sequence', '>', 'entry.sequence'),
          ),
        ),
      ]),
    )
    .groupBy(['entry.flow_id', 'outcome.status', 'outcome.code'])
    .execute();
  return rows.map(({ flow_id, status, code, count }) => ({ flowId: flow_id, status, code, count: Number(count) }));
}

/** Counts the events that match `filters`, by the rules of {@link findEntries}. */
export async function countEntries(
  db: AuditLogDb,
  sealing: Sealing,
  filters: AuditLogFilters,
  { isGrouped = false }: Pick<EventWindow, 'isGrouped'> = {},
): Promise<{ count: number; isCapped: boolean }> {
  const marks = await marksOf(db, sealing, filters);
  const { count } = await matching(db, filters, marks)
    .selectFrom((query) =>
      query
        .selectFrom('found as entry')
        .select('entry.sequence')
        .$if(isGrouped, (entries) => entries.where(isNewestOfFlow))
        .limit(mostCounted + 1)
        .as('counted'),
    )
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return { count: Math.min(Number(count), mostCounted), isCapped: Number(count) > mostCounted };
}

/** Returns the event with this sequence; for an outcome, the start of its action. */
export async function findEntry(db: AuditLogDb, sequence: number): Promise<FoundEntry | undefined> {
  const entry = await db
    .selectFrom('audit_events')
    .selectAll()
    .where('sequence', '=', String(sequence))
    .executeTakeFirst();
  if (entry === undefined) return undefined;
  if (entry.kind !== 'outcome') return (await withOutcomes(db, [entry]))[0];
  const started = await db
    .selectFrom('audit_events')
    .selectAll()
    .where('request_id', '=', entry.request_id)
    .where('kind', '=', 'intent')
    .orderBy('sequence')
    .executeTakeFirst();
  return started && { entry: started, outcome: entry };
}

/** Returns the head of the chain. */
export async function findHead(db: AuditLogDb): Promise<AuditLogHead> {
  const { sequence, hash } = await db
    .selectFrom('audit_log_head')
    .select(['sequence', 'hash'])
    .executeTakeFirstOrThrow();
  return { sequence: Number(sequence), hash };
}

/**
 * Returns all operators in the audit log with their latest names. The recursive query jumps from one to the next by
 * index.
 */
export async function findOperators(db: AuditLogDb): Promise<{ subject: string; name: string }[]> {
  const { rows } = await sql<{ subject: string; name: string }>`
    with recursive subjects as (
      select min(operator_subject) as subject from audit_events
      union all
      select (select min(operator_subject) from audit_events where operator_subject > subject)
      from subjects where subject is not null
    )
    select subject, (
      select operator_name from audit_events where operator_subject = subject order by sequence desc limit 1
    ) as name
    from subjects where subject is not null
    order by name, subject
  `.execute(db);
  return rows;
}

type RecentActions = {
  operator: { subject: string };
  userId: string;
  actions: readonly string[];
  /** Milliseconds, inclusive. */
  since: number;
  /** The current request, whose own start is left out. */
  exceptRequestId?: string | undefined;
};

/** Error codes of writes that were never sent. */
const unsent = [
  gatewayErrorCodes.unreachable,
  gatewayErrorCodes.timeout,
  gatewayErrorCodes.badCredentials,
  gatewayErrorCodes.missingRole,
];

/**
 * Returns an operator's actions on an account, except those refused or never sent; actions without an outcome count.
 */
export async function findRecentActions(
  db: AuditLogDb,
  { operator, userId, actions, since, exceptRequestId }: RecentActions,
): Promise<{ sequence: number; at: number; action: string; changedFields: string[] }[]> {
  if (actions.length === 0) return [];
  const rows = await db
    .selectFrom('audit_events as entry')
    .select(['entry.sequence', 'entry.at', 'entry.action', 'entry.changed_fields'])
    .where('entry.target_user_id', '=', clean(userId))
    .where('entry.operator_subject', '=', clean(operator.subject))
    .where('entry.action', 'in', actions)
    .where('entry.kind', '=', 'intent')
    .where('entry.at', '>=', String(since))
    .where((builder) => builder.not(wasNotCarriedOut(builder)))
    .$if(exceptRequestId !== undefined, (query) =>
      query.where('entry.request_id', 'is distinct from', exceptRequestId ?? null),
    )
    .orderBy('entry.sequence', 'desc')
    .execute();
  return rows.map((row) => ({
    sequence: Number(row.sequence),
    at: Number(row.at),
    action: row.action,
    changedFields: row.changed_fields,
  }));
}

type RecentAccounts = Pick<RecentActions, 'operator' | 'since'> & {
  action: string;
  exceptUserIds: readonly string[];
};

/** Counts the distinct accounts of an action, by the rules of {@link findRecentActions}. */
export async function countRecentAccounts(
  db: AuditLogDb,
  { operator, action, since, exceptUserIds }: RecentAccounts,
): Promise<number> {
  const { count } = await db
    .selectFrom('audit_events as entry')
    .select(sql<string>`count(distinct entry.target_user_id)`.as('count'))
    .where('entry.operator_subject', '=', clean(operator.subject))
    .where('entry.action', '=', action)
    .where('entry.kind', '=', 'intent')
    .where('entry.at', '>=', String(since))
    .where('entry.target_user_id', 'is not', null)
    .$if(exceptUserIds.length > 0, (query) => query.where('entry.target_user_id', 'not in', exceptUserIds.map(clean)))
    .where((builder) => builder.not(wasNotCarriedOut(builder)))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Returns the accounts and time (ms since the epoch) of a guided flow that an operator opened. */
export async function findFlow(
  db: AuditLogDb,
  { flowId, operator }: { flowId: string; operator: { subject: string } },
): Promise<{ userIds: string[]; at: number } | undefined> {
  const rows = await db
    .selectFrom('audit_events')
    .select(['target_user_id', 'at'])
    .where('flow_id', '=', clean(flowId))
    .where('request_id', '=', clean(flowId))
    .where('operator_subject', '=', clean(operator.subject))
    .where('kind', '=', 'intent')
    .execute();
  const [first] = rows;
  return first && { userIds: rows.flatMap((row) => row.target_user_id ?? []), at: Number(first.at) };
}

/** Actions on the audit log and on approval requests, which do not change an account. */
const notOnAccounts = ['audit:erase', 'approvals:decide'];

/** Returns the time of the last action on an account that was not refused or unsent, in ms since the epoch. */
export async function findLastAction(db: AuditLogDb, userId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('audit_events as entry')
    .select('entry.at')
    .where((builder) => concernsUser(builder, clean(userId)))
    .where('entry.kind', '=', 'intent')
    .where('entry.action', 'not in', notOnAccounts)
    .where((builder) => builder.not(wasNotCarriedOut(builder)))
    .orderBy('entry.sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && Number(row.at);
}

type Builder = ExpressionBuilder<AuditLogTables & { entry: AuditLogTables['audit_events'] }, 'entry'>;

/** Returns the marks of the ticket in `filters`: one for each ticket key. */
async function marksOf(db: AuditLogDb, sealing: Sealing, { ticket }: AuditLogFilters): Promise<string[] | undefined> {
  if (ticket === undefined) return undefined;
  const keys = await ticketKeys(db, sealing);
  return keys.map((key) => ticketMark(key, ticket));
}

function matchesFilters(builder: Builder, filters: AuditLogFilters, marks: readonly string[] | undefined) {
  const { operator, userId, action, kind, category, outcome, flow, from, to } = filters;
  const conditions = [builder('entry.kind', '!=', 'outcome')];
  if (operator !== undefined) conditions.push(builder('entry.operator_subject', '=', operator));
  if (userId !== undefined) conditions.push(concernsUser(builder, userId));
  if (action !== undefined) conditions.push(builder('entry.action', '=', action));
  if (kind !== undefined) conditions.push(builder('entry.kind', '=', kind === 'write' ? 'intent' : kind));
  if (flow !== undefined) conditions.push(builder('entry.flow_id', '=', flow));
  if (category !== undefined) conditions.push(isOfCategory(builder, category));
  if (from !== undefined) conditions.push(builder('entry.at', '>=', String(from)));
  if (to !== undefined) conditions.push(builder('entry.at', '<=', String(to)));
  if (outcome !== undefined) conditions.push(builder('entry.kind', '=', 'intent'), hasOutcomeOf(builder, outcome));
  if (marks !== undefined) {
    conditions.push(builder('entry.ticket_marks', '&&', sql<string[]>`array[${sql.join(marks)}]::text[]`));
  }
  return builder.and(conditions);
}

/** The actions of each category; changes are all other writes, and the withdrawals of what was to be changed. */
const actionsOf: Readonly<Record<Exclude<AuditLogCategory, 'changes'>, readonly string[]>> = {
  notes: ['notes:write'],
  approvals: ['approvals:request', 'approvals:withdraw', 'approvals:decide'],
  refusals: ['refused'],
  alarms: ['alarm'],
  'sign-ins': ['operators:sign-in', 'operators:sign-in-failed', 'operators:sign-out'],
  reads: [
    'users:open',
    'users:list',
    'users:lookup',
    'users:reveal',
    'users:history',
    'notes:read',
    'logs:read',
    'audit:list',
    'audit:read',
  ],
  exports: ['audit:export', 'users:export', 'activity:export', 'jobs:export', 'users:subject-access'],
};

const isOfCategory = (builder: Builder, category: AuditLogCategory) =>
  category === 'changes'
    ? builder.or([
        builder.and([
          builder('entry.kind', 'in', ['intent', 'erasure']),
          builder('entry.action', 'not in', Object.values(actionsOf).flat()),
        ]),
        builder('entry.action', '=', 'approvals:withdraw'),
      ])
    : builder('entry.action', 'in', actionsOf[category]);

/**
 * Events of the account, and of the request that created it, whose account only the outcome names. The array lets
 * PostgreSQL use the index.
 */
const concernsUser = (builder: Builder, userId: string) =>
  builder.or([
    builder('entry.target_user_id', '=', userId),
    sql<boolean>`entry.request_id = any (array(
      select request_id from audit_events where kind = 'outcome' and target_user_id = ${userId}
    ))`,
  ]);

function hasOutcomeOf(builder: Builder, outcome: NonNullable<AuditLogFilters['outcome']>) {
  if (outcome === 'succeeded') return hasOutcome(builder, sql`status < 400`);
  const special = Object.entries(outcomesByCode);
  if (outcome === 'failed') {
    const codes = sql.join(special.map(([code]) => code));
    return hasOutcome(builder, sql`status >= 400 and (code is null or code not in (${codes}))`);
  }
  const code = special.find(([, meaning]) => meaning === outcome)?.[0] ?? outcome;
  const hasCode = hasOutcome(builder, sql`code = ${code}`);
  return outcome === 'unknown' ? builder.or([builder.not(hasOutcome(builder, sql`true`)), hasCode]) : hasCode;
}

/** The action was refused or never sent. */
const wasNotCarriedOut = (builder: Builder) =>
  hasOutcome(builder, sql`(status between 400 and 499 or code in (${sql.join(unsent)}))`);

const hasOutcome = (builder: Builder, condition: ReturnType<typeof sql<boolean>>) =>
  builder.exists(
    sql<boolean>`(
      select from audit_events as outcome
      where outcome.request_id = entry.request_id and outcome.kind = 'outcome' and ${condition}
    )`,
  );

/** Whether events of this kind have an outcome. An erasure is recorded within a request that has one. */
const hasOutcomes = (kind: AuditEventRow['kind']): boolean => kind === 'intent' || kind === 'erasure';

/** Adds the outcomes. A request that changes several accounts has one start event per account and one outcome. */
async function withOutcomes(db: AuditLogDb, entries: readonly AuditEventRow[]): Promise<FoundEntry[]> {
  const requestIds = entries
    .filter(({ kind, request_id }) => hasOutcomes(kind) && request_id !== null)
    .map(({ request_id }) => request_id);
  if (requestIds.length === 0) return entries.map((entry) => ({ entry, outcome: undefined }));
  const outcomes = await db
    .selectFrom('audit_events')
    .selectAll()
    .where('kind', '=', 'outcome')
    .where('request_id', 'in', requestIds)
    .execute();
  const byRequest = new Map(outcomes.map((outcome) => [outcome.request_id, outcome]));
  return entries.map((entry) => ({
    entry,
    outcome: hasOutcomes(entry.kind) ? byRequest.get(entry.request_id) : undefined,
  }));
}
