import { isDeepStrictEqual } from 'node:util';

import { type ImportRow, type ImportRules, lostPasswords, updatableMembers } from '#contract/imports.ts';
import type { JobFieldChange } from '#contract/jobs.ts';
import { visibleText } from '#contract/visible-text.ts';
import type { AccountFacts } from '#gateway/jobs/account-facts.ts';
import type { PlannedRow } from '#gateway/jobs/row-store.ts';
import { changesOn, type Step } from '#gateway/jobs/steps.ts';

import type { StoredImportRow } from './import-store.ts';
import type { Groups, UserFields } from './read-row.ts';

type Plan = Omit<PlannedRow, 'number'>;

/** Code of rows whose user will have no password. It is not an error. */
export const noPassword = 'import.no_password';

/** Code of rows with social accounts while `ALLOW_IDENTITY_LINKING` is off. */
export const linkingOff = 'import.identity_linking_off';

/** Plans the steps that create the user of a row. */
export function creation(
  { source, hasPassword, password: given }: Pick<StoredImportRow, 'source' | 'hasPassword' | 'password'>,
  fields: UserFields,
  rules: Pick<ImportRules, 'suspends' | 'withoutPassword'>,
  { roleIds, organizationIds }: Groups,
): Plan {
  const password = hasPassword ? 'file' : rules.withoutPassword;
  const lost = (source.problems ?? [])
    .filter(({ problem }) => lostPasswords.includes(problem))
    .map(({ problem, column }) => ({ code: `import.${problem}`, field: column }));
  const create: Step = { do: 'create', fields, password };
  const others: Step[] = [
    // First: the account must not stay active if another step fails.
    ...(rules.suspends || source.isSuspended === true ? [{ do: 'set-suspended' as const, isSuspended: true }] : []),
    ...(source.identities ?? []).map(({ target, ...identity }): Step => ({ do: 'link', target, identity })),
    ...(roleIds.length > 0 ? [{ do: 'assign-roles' as const, roleIds }] : []),
    ...organizationIds.map((organizationId): Step => ({ do: 'join', organizationId })),
  ];
  return {
    plan: 'create',
    steps: [create, ...others],
    changes: [
      ...changesOn(create),
      ...(password === 'none'
        ? []
        : [{ field: 'password', from: null, to: password === 'random' ? password : (given?.kind ?? 'digest') }]),
      ...others.flatMap(changesOn),
    ],
    ...(password === 'none' && { problems: [{ code: noPassword, field: null }, ...lost] }),
  };
}

/** Plans the changes of an existing user. Roles and organizations are added. */
export async function update(
  facts: Pick<AccountFacts, 'account' | 'roleIds' | 'isMemberOf'>,
  { isSuspended }: Pick<ImportRow, 'isSuspended'>,
  fields: UserFields,
  updates: ImportRules['updates'],
  groups: Groups,
): Promise<Plan> {
  const existing = facts.account.fields;
  const changes = updatableMembers
    .filter((field) => updates.includes(field))
    .flatMap((field): JobFieldChange[] => {
      const to = merged(field, existing[field], fields[field]);
      const from = existing[field] ?? null;
      // Objects are stored with their members in another order.
      return to === undefined || isDeepStrictEqual(to, from) ? [] : [{ field, from, to }];
    });
  const steps: Step[] = [];
  if (updates.includes('roles') && groups.roleIds.length > 0) {
    const held = await facts.roleIds(groups.roleIds);
    const roleIds = groups.roleIds.filter((id) => !held.has(id));
    if (roleIds.length > 0) steps.push({ do: 'assign-roles', roleIds });
  }
  if (updates.includes('organizations')) {
    for (const organizationId of groups.organizationIds) {
      // In sequence: rows have few organizations.
      if (!(await facts.isMemberOf(organizationId))) steps.push({ do: 'join', organizationId });
    }
  }
  if (
    updates.includes('isSuspended') &&
    isSuspended !== undefined &&
    isSuspended !== (existing['isSuspended'] === true)
  ) {
    steps.push({ do: 'set-suspended', isSuspended });
  }
  if (changes.length === 0 && steps.length === 0) return { plan: 'already' };
  const next = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
  // Only what is still as the preview showed it.
  const ifStill = Object.fromEntries(changes.map(({ field, from }) => [field, from]));
  return {
    plan: 'update',
    steps: [...(changes.length > 0 ? [{ do: 'set-fields' as const, fields: next, ifStill }] : []), ...steps],
    changes: [...changes, ...steps.flatMap(changesOn)],
  };
}

/** Objects keep the members that the file does not have, and texts that only the reading of a file would change. */
function merged(field: (typeof updatableMembers)[number], stored: unknown, given: unknown): unknown {
  if (given === undefined) return given;
  if (field === 'customData') return isObject(given) ? { ...(isObject(stored) && stored), ...given } : given;
  return withStored(field, stored, given);
}

function withStored(name: string, stored: unknown, given: unknown): unknown {
  if (typeof stored === 'string' && typeof given === 'string') {
    return asRead(name, stored) === asRead(name, given) ? stored : given;
  }
  if (!isObject(given)) return given;
  const former = isObject(stored) ? stored : {};
  const members = Object.entries(given).map(([key, value]): [string, unknown] => [
    key,
    withStored(key, Object.hasOwn(former, key) ? former[key] : undefined, value),
  ]);
  return { ...former, ...Object.fromEntries(members) };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns a text as files are read: without invisible characters, and in one line, except addresses. */
function asRead(name: string, text: string): string {
  const lines = name === 'formatted' || name === 'streetAddress' ? text.split(/\r\n?|\n/) : [text];
  return lines.map((line) => visibleText(line.normalize('NFC'))).join('\n');
}
