import * as z from 'zod';

import { gatewayErrorCodes } from '#contract/errors.ts';
import type { Features } from '#contract/features.ts';
import type { ImportKey, ImportRow, ImportRules } from '#contract/imports.ts';
import type { RowProblem } from '#contract/jobs.ts';
import { jsonObject } from '#contract/json.ts';
import type { Operator } from '#contract/operators.ts';
import { maxPageSize } from '#contract/paging.ts';
import type { PasswordPolicy } from '#contract/password-policy.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { accountFacts } from '#gateway/jobs/account-facts.ts';
import type { StoredJob } from '#gateway/jobs/job-store.ts';
import type { PlannedRow, RowStore } from '#gateway/jobs/row-store.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';
import type { RequireUnprotected } from '#gateway/writes/actions.ts';

import { type ImportStore, keysOf, type StoredImportRow } from './import-store.ts';
import { creation, linkingOff, update } from './plan-steps.ts';
import type { ConnectorReader } from './read-connectors.ts';
import type { NameReader, Names } from './read-names.ts';
import type { PolicyReader } from './read-policy.ts';
import { fieldsOf, groupsOf, passwordProblems, unknownTargets } from './read-row.ts';

/** A user of the list, as far as an import compares it. */
const user = z.looseObject({
  id: z.string(),
  username: z.string().nullish(),
  primaryEmail: z.string().nullish(),
  primaryPhone: z.string().nullish(),
});
type FoundUser = z.infer<typeof user>;

/** Rows that are checked at once. */
const rowsAtOnce = 50;

/** Values of one exact search: the address stays below 6 kB with emails of usual length. */
const valuesAtOnce = 50;
const maxAddress = 6000;

type Options = {
  send: UpstreamClient;
  rows: Pick<RowStore, 'savePlans'>;
  imports: ImportStore;
  readNames: NameReader;
  readPolicy: PolicyReader;
  readConnectors: ConnectorReader;
  features: Features;
  facts: Pick<ReturnType<typeof accountFacts>, 'of'>;
  requireUnprotected: RequireUnprotected;
};

/**
 * The dry run of an import: checks each row, looks its user up by exact searches, and plans the steps. Nothing is written.
 */
export function importChecker(options: Options) {
  const { send, rows, imports, readNames, readPolicy, readConnectors, features, facts, requireUnprotected } = options;

  /** Checks the next rows. @returns whether there are more */
  return async (job: StoredJob, rules: ImportRules, operator: Operator): Promise<boolean> => {
    const { allowsPlainPasswords } = rules;
    const batch = await imports.unplanned(job.id, rowsAtOnce, { opensPasswords: allowsPlainPasswords });
    if (batch.length === 0) return false;
    const found = await findUsers(job.id, rules, batch);
    const names = await readNames(job.id);
    const policy = allowsPlainPasswords ? await readPolicy(job.id) : undefined;
    const hasIdentities = batch.some(({ source: { identities = [] } }) => identities.length > 0);
    const targets = hasIdentities ? await readConnectors(job.id) : new Set<string>();
    const known = { found, names, policy, targets };
    const planned: PlannedRow[] = [];
    for (const row of batch) {
      // In sequence: only protected accounts cost a request.
      planned.push({ number: row.number, ...(await planOf(row, rules, operator, known)) });
    }
    await rows.savePlans(job.id, planned);
    return true;
  };

  async function planOf(
    row: StoredImportRow,
    rules: ImportRules,
    operator: Operator,
    { found, names, policy, targets }: Known,
  ): Promise<Omit<PlannedRow, 'number'>> {
    const { source } = row;
    const { fields, problems } = fieldsOf(source, rules);
    const groups = groupsOf(source, rules, names);
    const unusable = [...problems, ...groups.problems];
    const weak = passwordProblems(row.password, fields, policy);
    if (unusable.length > 0) return invalid([...unusable, ...weak]);
    const keys = keysOf(source, rules.source);
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
      if (!canSignIn(source)) {
        const isUnverified = (source.unverified ?? []).length > 0;
        return isUnverified
          ? { plan: 'skipped', code: 'import.only_unverified' }
          : invalid([{ code: 'import.no_identifier', field: null }, ...weak]);
      }
      const unfit = [...unknownTargets(source, targets), ...weak];
      if (unfit.length > 0) return invalid(unfit);
      if ((source.identities ?? []).length > 0 && !features.identityLinking) {
        return { plan: 'not-permitted', code: linkingOff };
      }
      return creation(row, fields, rules, groups.all);
    }
    const base = { userId: existing.id };
    if (rules.existing === 'skip') return { ...base, plan: 'skipped', code: 'import.exists' };
    if (rules.existing === 'fail') return { ...base, plan: 'conflict', code: 'import.exists' };
    if (taken !== undefined && rules.updates.some((field) => field === taken.by)) {
      return { ...base, plan: 'conflict', code: 'import.in_use', field: taken.by };
    }
    try {
      const ids = rules.updates.includes('roles') ? groups.ofRow.roleIds : [];
      await requireUnprotected(operator, { targets: [existing.id], roles: { ids, names: [] } });
    } catch (error) {
      if (!(error instanceof GatewayFault) || error.kind !== 'protectedAccount') throw error;
      return { ...base, plan: 'protected', code: gatewayErrorCodes.protectedAccount };
    }
    const { data: customData = {} } = jsonObject.safeParse(existing['customData']);
    const about = facts.of({ id: existing.id, name: undefined, fields: existing });
    const next = fieldsOf(source, rules, { id: existing.id, customData }).fields;
    return { ...base, ...(await update(about, source, next, rules.updates, groups.ofRow)) };
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

/** What is known about the tenant when rows are planned. */
type Known = { found: Found; names: Names; policy: PasswordPolicy | undefined; targets: ReadonlySet<string> };

type Found = {
  /** The first row of the file with a key. */
  firstRows: ReadonlyMap<string, number>;
  /** The existing user with a key. */
  users: ReadonlyMap<string, FoundUser>;
};

const keyOf = (by: ImportKey, value: string): string =>
  keysOf({ number: 1, user: { [by]: value } }, 'table')[0]?.key ?? '';

/** A user without any of these could neither sign in nor be found. */
const canSignIn = ({ user: { username, primaryEmail, primaryPhone }, identities = [] }: ImportRow): boolean =>
  [username, primaryEmail, primaryPhone].some((value) => value !== undefined && value !== '') || identities.length > 0;

const invalid = (problems: readonly RowProblem[]): Omit<PlannedRow, 'number'> => ({ plan: 'invalid', problems });
