import * as z from 'zod';

import { type ImportRow, type ImportRules, lostPasswords } from '#contract/imports.ts';
import type { RowProblem } from '#contract/jobs.ts';
import { type PasswordPolicy, passwordIssues } from '#contract/password-policy.ts';
import { newUser } from '#contract/users.ts';

import type { Names } from './read-names.ts';

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

export type UserFields = z.infer<typeof newUser>;

/**
 * Checks the values of a row against the contract.
 *
 * @param existing the user of the row: the origin is kept, and a user is not its own origin
 */
export function fieldsOf(
  { user: given, problems = [], sourceId }: ImportRow,
  { source, sourceKey }: Pick<ImportRules, 'source' | 'sourceKey'>,
  existing: { id?: string; customData?: Readonly<Record<string, unknown>> } = {},
): { fields: UserFields; problems: RowProblem[] } {
  const found = problems
    .filter(({ problem }) => !lostPasswords.includes(problem))
    .map(({ problem, column }) => ({ code: `import.${problem}`, field: column }));
  if (found.length > 0) return { fields: {}, problems: found };
  const { customData = {}, ...members } = given;
  const { customData: stored = {} } = existing;
  const kept = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== ''));
  const isKnown = sourceKey !== null && (Object.hasOwn(customData, sourceKey) || Object.hasOwn(stored, sourceKey));
  const hasOrigin =
    sourceKey !== null && sourceId !== undefined && sourceId !== '' && sourceId !== existing.id && !isKnown;
  const data = { ...customData, ...(hasOrigin && Object.fromEntries([[sourceKey, { source, id: sourceId }]])) };
  const parsed = z.safeParse(newUser, { ...kept, ...(Object.keys(data).length > 0 && { customData: data }) });
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')));
    return { fields: {}, problems: [...names].map((field) => ({ code: 'import.invalid', field })) };
  }
  // PostgreSQL stores neither NUL nor lone surrogates: Logto would fail.
  const broken = Object.entries(parsed.data).filter(([, value]) => /\\u(?:0000|d[89a-f])/.test(JSON.stringify(value)));
  return {
    fields: parsed.data,
    problems: broken.map(([field]) => ({ code: 'import.invisible-characters', field })),
  };
}

/** What the tenant's policy has against a plain password. */
export function passwordProblems(
  password: ImportRow['password'],
  { name, username, primaryEmail, primaryPhone }: UserFields,
  policy: PasswordPolicy | undefined,
): RowProblem[] {
  if (password?.kind !== 'plain' || policy === undefined) return [];
  const user = {
    name: name ?? null,
    username: username ?? null,
    primaryEmail: primaryEmail ?? null,
    primaryPhone: primaryPhone ?? null,
  };
  return passwordIssues(password.password, policy, user).map(({ code }) => ({
    code: 'import.weak_password',
    field: code.slice('password_rejected.'.length),
  }));
}

/** Names the social connectors of a row that the tenant does not have. */
export const unknownTargets = ({ identities = [] }: ImportRow, targets: ReadonlySet<string>): RowProblem[] =>
  identities
    .filter(({ target }) => !targets.has(target))
    .map(({ target }) => ({ code: 'import.unknown_connector', field: target.slice(0, 100) }));

export type Groups = { roleIds: string[]; organizationIds: string[] };

/** Returns the IDs of the roles and organizations that a row names, and those of the rules. */
export function groupsOf(
  { roles = [], organizations = [] }: ImportRow,
  rules: Pick<ImportRules, 'roleIds' | 'organizationIds'>,
  names: Names,
): { ofRow: Groups; all: Groups; problems: RowProblem[] } {
  const idsOf = (known: ReadonlyMap<string, string>, given: readonly string[]) => [
    ...new Set(given.flatMap((name) => known.get(name) ?? [])),
  ];
  const unknown = (known: ReadonlyMap<string, string>, given: readonly string[], code: string) =>
    given.filter((name) => !known.has(name)).map((name) => ({ code, field: name.slice(0, 100) }));
  const allRoles = [...rules.roleIds, ...roles];
  const allOrganizations = [...rules.organizationIds, ...organizations];
  return {
    ofRow: { roleIds: idsOf(names.roles, roles), organizationIds: idsOf(names.organizations, organizations) },
    all: { roleIds: idsOf(names.roles, allRoles), organizationIds: idsOf(names.organizations, allOrganizations) },
    problems: [
      ...unknown(names.roles, allRoles, 'import.unknown_role'),
      ...unknown(names.organizations, allOrganizations, 'import.unknown_organization'),
    ],
  };
}
