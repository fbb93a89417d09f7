import * as z from 'zod';

import { gatewayErrorCodes } from '#contract/errors.ts';
import type { ImportKey, ImportRow, ImportRules, UpdatableField } from '#contract/imports.ts';
import type { JobFieldChange } from '#contract/jobs.ts';
import type { Operator } from '#contract/operators.ts';
import { maxPageSize } from '#contract/paging.ts';
import { newUser } from '#contract/users.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { StoredJob } from '#gateway/jobs/job-store.ts';
import type { PlannedRow, RowStore } from '#gateway/jobs/row-store.ts';
import type { Step } from '#gateway/jobs/steps.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';
import type { RequireUnprotected } from '#gateway/writes/actions.ts';

import { type ImportStore, keysOf, type StoredImportRow } from './import-store.ts';
import type { NameReader } from './read-names.ts';

/** A user of the list, as far as an import compares it. */
const user = z.looseObject({
  id: z.string(),
  username: z.string().nullish(),
  primaryEmail: z.string().nullish(),
  primaryPhone: z.string().nullish(),
});
type FoundUser = z.infer<typeof user>;

/** Code of rows whose user will have no password. It is not an error. */
export const noPassword = 'import.no_password';

/** Rows that are checked at once. */
const rowsAtOnce = 50;

/** Values of one exact search: the address stays below 6 kB with emails of usual length. */
const valuesAtOnce = 50;
const maxAddress = 6000;

/** Problems of a digest or password after which the user is created without a password. */
const withoutPassword: readonly string[] = ['unsupported-digest', 'plain-password'];

type Options = {
  send: UpstreamClient;
  rows: Pick<RowStore, 'savePlans'>;
  imports: ImportStore;
  readNames: NameReader;
  requireUnprotected: RequireUnprotected;
};

/** What of a row can be used, or why it can't. */
type Read = { fields: z.infer<typeof newUser>; code?: never; field?: never } | { code: string; field: string };

/**
 * The dry run of an import: checks each row, looks its user up by exact searches, and plans the steps. Nothing is written.
 */
export function importChecker(options: Options) {
  const { send, rows, imports, readNames, requireUnprotected } = options;

  /** Checks the next rows. @returns whether there are more */
  return async (job: StoredJob, rules: ImportRules, operator: Operator): Promise<boolean> => {
    const batch = await imports.unplanned(job.id, rowsAtOnce);
    if (batch.length === 0) return false;
    const found = await findUsers(job.id, rules, batch);
    const names = await readNames(job.id);
    const planned: PlannedRow[] = [];
    for (const row of batch) {
      // In sequence: only protected accounts cost a request.
      planned.push({ number: row.number, ...(await planOf(row, rules, operator, found, names)) });
    }
    await rows.savePlans(job.id, planned);
    return true;
  };

  async function planOf(
    row: StoredImportRow,
    rules: ImportRules,
    operator: Operator,
    found: Found,
    names: Awaited<ReturnType<NameReader>>,
  ): Promise<Omit<PlannedRow, 'number'>> {
    const { source } = row;
    const read = fieldsOf(source, rules);
    if (read.code !== undefined) return { plan: 'invalid', code: read.code, field: read.field };
    const keys = keysOf(source, rules.source);
    if (keys.length === 0 && (source.unverified ?? []).length > 0) {
      return { plan: 'skipped', code: 'import.only_unverified' };
    }
    const repeated = keys.find(({ key }) => (found.firstRows.get(key) ?? row.number) < row.number);
    if (repeated !== undefined) {
      const first = found.firstRows.get(repeated.key) ?? 0;
      return {
        plan: 'conflict',
        code: 'import.repeated',
        field: repeated.by,
        changes: [{ field: 'row', from: first, to: row.number }],
      };
    }
    const groups = groupsOf(source, rules, names);
    if (groups.code !== undefined) return { plan: 'invalid', code: groups.code, field: groups.field };

    const matches = new Map<string, FoundUser>();
    for (const { by, key } of keys) {
      const match = found.users.get(key);
      if (match !== undefined && rules.matchBy.includes(by)) matches.set(match.id, match);
    }
    const [existing, ...others] = matches.values();
    if (others.length > 0) return { plan: 'conflict', code: 'import.several_users' };
    const taken = keys.find(({ key }) => found.users.has(key) && found.users.get(key)?.id !== existing?.id);
    if (existing === undefined) {
      if (taken !== undefined) return { plan: 'conflict', code: 'import.in_use', field: taken.by };
      return creation(row, read.fields, rules, groups);
    }
    const base = { userId: existing.id };
    if (rules.existing === 'skip') return { ...base, plan: 'skipped', code: 'import.exists' };
    if (rules.existing === 'fail') return { ...base, plan: 'conflict', code: 'import.exists' };
    if (taken !== undefined && rules.updates.some((field) => field === taken.by)) {
      return { ...base, plan: 'conflict', code: 'import.in_use', field: taken.by };
    }
    try {
      await requireUnprotected(operator, { targets: [existing.id] });
    } catch (error) {
      if (!(error instanceof GatewayFault) || error.kind !== 'protectedAccount') throw error;
      return { ...base, plan: 'protected', code: gatewayErrorCodes.protectedAccount };
    }
    return { ...base, ...update(existing, read.fields, rules.updates) };
  }

  /** Looks up the users of some rows by all that identifies them. */
  async function findUsers(jobId: string, rules: ImportRules, batch: readonly StoredImportRow[]): Promise<Found> {
    const keys = batch.flatMap(({ source }) => keysOf(source, rules.source));
    const all = keys.map(({ key }) => key);
    const [firstRows, before] = await Promise.all([
      imports.firstWith(jobId, all),
      imports.importedBefore(
        jobId,
        keys.filter(({ by }) => by === 'sourceId').map(({ key }) => key),
      ),
    ]);
    const users = new Map<string, FoundUser>();
    for (const by of ['primaryEmail', 'primaryPhone', 'username'] as const) {
      const values = [...new Set(keys.filter((one) => one.by === by).map(({ value }) => value))];
      for (const one of await search(by, values)) {
        const value = by === 'primaryEmail' ? one[by]?.toLowerCase() : one[by];
        if (typeof value === 'string') users.set(keyOf(by, value), one);
      }
    }
    const byId = new Map((await search('id', [...new Set(before.values())])).map((one) => [one.id, one]));
    for (const [key, userId] of before) {
      const one = byId.get(userId);
      if (one !== undefined) users.set(key, one);
    }
    return { firstRows, users };
  }

  async function search(field: Exclude<ImportKey, 'sourceId'> | 'id', values: readonly string[]): Promise<FoundUser[]> {
    const found: FoundUser[] = [];
    const rest = [...values];
    while (rest.length > 0) {
      const query = new URLSearchParams({ [`mode.${field}`]: 'exact', page_size: String(maxPageSize) });
      // Emails are unique without regard to case.
      if (field !== 'primaryEmail') query.set('isCaseSensitive', 'true');
      let count = 0;
      while (rest.length > 0 && count < valuesAtOnce && query.toString().length < maxAddress) {
        query.append(`search.${field}`, rest.shift() ?? '');
        count += 1;
      }
      // In sequence, at the pace of the job.
      const address = `/api/users?${query.toString()}`;
      found.push(...((await readAnswer(await send({ method: 'GET', address }), z.array(user))) ?? []));
    }
    return found;
  }
}

type Found = {
  /** The first row of the file with a key. */
  firstRows: ReadonlyMap<string, number>;
  /** The existing user with a key. */
  users: ReadonlyMap<string, FoundUser>;
};

const keyOf = (by: ImportKey, value: string): string =>
  keysOf({ number: 1, user: { [by]: value } }, 'table')[0]?.key ?? '';

/** Checks the values of a row against the contract. */
function fieldsOf({ user: given, problems = [], sourceId }: ImportRow, rules: ImportRules): Read {
  const problem = problems.find(({ problem: one }) => !withoutPassword.includes(one));
  if (problem !== undefined) return { code: `import.${problem.problem}`, field: problem.column };
  const { customData = {}, ...members } = given;
  const kept = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== ''));
  const origin = { source: rules.source, id: sourceId ?? null };
  const data = { ...customData, ...(rules.sourceKey !== null && Object.fromEntries([[rules.sourceKey, origin]])) };
  const {
    success,
    data: fields,
    error,
  } = z.safeParse(newUser, {
    ...kept,
    ...(Object.keys(data).length > 0 && { customData: data }),
  });
  if (success) {
    // PostgreSQL stores neither NUL nor lone surrogates: Logto would fail.
    const broken = Object.entries(fields).find(([, value]) => /\\u(?:0000|d[89a-f])/.test(JSON.stringify(value)));
    return broken === undefined ? { fields } : { code: 'import.invisible-characters', field: broken[0] };
  }
  return { code: 'import.invalid', field: String(error.issues[0]?.path[0] ?? '') };
}

/** Returns a row as it is stored: without the addresses and the password that the rules leave out. */
export function withRules(row: ImportRow, rules: ImportRules): ImportRow {
  const { password, user: given, unverified = [], ...others } = row;
  const left = Object.entries(given).filter(
    ([name]) => !rules.skipsUnverified || !unverified.some((one) => one === name),
  );
  const isUsed = password !== undefined && (password.kind === 'digest' || rules.allowsPlainPasswords);
  return {
    ...others,
    user: Object.fromEntries(left),
    ...(rules.skipsUnverified && unverified.length > 0 && { unverified }),
    ...(isUsed && { password }),
  };
}

type Groups =
  | { roleIds: string[]; organizationIds: string[]; code?: never; field?: never }
  | { code: string; field: string };

/** Returns the IDs of the roles and organizations of a row, which names them, and those of the rules. */
function groupsOf(
  { roles = [], organizations = [] }: ImportRow,
  rules: ImportRules,
  names: { roles: ReadonlyMap<string, string>; organizations: ReadonlyMap<string, string> },
): Groups {
  const unknownRole = roles.find((name) => !names.roles.has(name));
  if (unknownRole !== undefined) return { code: 'import.unknown_role', field: unknownRole.slice(0, 100) };
  const unknownOrganization = organizations.find((name) => !names.organizations.has(name));
  if (unknownOrganization !== undefined) {
    return { code: 'import.unknown_organization', field: unknownOrganization.slice(0, 100) };
  }
  const idsOf = (known: ReadonlyMap<string, string>, given: readonly string[]) =>
    given.map((name) => known.get(name) ?? name);
  return {
    roleIds: [...new Set([...rules.roleIds, ...idsOf(names.roles, roles)])],
    organizationIds: [...new Set([...rules.organizationIds, ...idsOf(names.organizations, organizations)])],
  };
}

/** Plans the steps that create the user of a row. */
function creation(
  { source, hasPassword }: StoredImportRow,
  fields: z.infer<typeof newUser>,
  rules: ImportRules,
  groups: { roleIds: string[]; organizationIds: string[] },
): Omit<PlannedRow, 'number'> {
  const password = hasPassword ? 'file' : rules.withoutPassword;
  const steps: Step[] = [
    { do: 'create', fields, password },
    ...(source.identities ?? []).map(({ target, ...identity }): Step => ({ do: 'link', target, identity })),
    ...(groups.roleIds.length > 0 ? [{ do: 'assign-roles' as const, roleIds: groups.roleIds }] : []),
    ...groups.organizationIds.map((organizationId): Step => ({ do: 'join', organizationId })),
    ...(rules.suspends || source.isSuspended === true ? [{ do: 'set-suspended' as const, isSuspended: true }] : []),
  ];
  const changes = Object.entries(fields).map(([field, to]): JobFieldChange => ({ field, from: null, to }));
  return { plan: 'create', steps, changes, ...(password === 'none' && { code: noPassword }) };
}

/** Plans the change of an existing user. */
function update(
  existing: FoundUser,
  fields: z.infer<typeof newUser>,
  updates: readonly UpdatableField[],
): Omit<PlannedRow, 'number'> {
  const changes = updates.flatMap((field): JobFieldChange[] => {
    const to = merged(field, existing[field], fields[field]);
    const from = existing[field] ?? null;
    return to === undefined || JSON.stringify(to) === JSON.stringify(from) ? [] : [{ field, from, to }];
  });
  if (changes.length === 0) return { plan: 'already' };
  const next = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
  const before = Object.fromEntries(changes.map(({ field, from }) => [field, from]));
  // Only what is still as the preview showed it.
  return { plan: 'update', steps: [{ do: 'set-fields', fields: next, ifStill: before }], changes };
}

/** Objects keep the members that the file does not have. */
function merged(field: UpdatableField, stored: unknown, given: unknown): unknown {
  if (given === undefined || (field !== 'profile' && field !== 'customData')) return given;
  const former = typeof stored === 'object' && stored !== null ? stored : {};
  return typeof given === 'object' && given !== null ? { ...former, ...given } : given;
}
