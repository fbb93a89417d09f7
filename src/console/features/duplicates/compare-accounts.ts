import type { TFunction } from 'i18next';

import { displayPhone } from '#console/api/display-name.ts';
import { hasText } from '#console/i18n/has-text.ts';
import { isMasked } from '#contract/masking.ts';
import type { MfaVerification } from '#contract/mfa.ts';
import type { UserOrganization } from '#contract/organizations.ts';
import type { Role } from '#contract/roles.ts';
import type { ListedToken } from '#contract/tokens.ts';
import { addressMembers, profileMembers, type User } from '#contract/users.ts';

/** What is known of one of two accounts; undefined: not read, or not reported. */
export type AccountData = {
  user: User;
  roles: readonly Role[] | undefined;
  organizations: readonly UserOrganization[] | undefined;
  factors: readonly MfaVerification[] | undefined;
  tokens: readonly ListedToken[] | undefined;
  /** Number of activity entries. */
  entries: number | undefined;
  /** The values are those before its deletion. */
  isDeleted?: boolean;
};

/** How the values of two accounts differ. `unknown`: one was not read, or is masked. */
export type Difference = 'same' | 'different' | 'onlyKept' | 'onlyOther' | 'unknown';

export type ComparedRow = {
  label: string;
  kept: readonly string[] | undefined;
  other: readonly string[] | undefined;
  difference: Difference;
};

type Wording = { t: TFunction; date: (at: number) => string };

type Values = (data: AccountData) => readonly (string | null | undefined)[] | undefined;

/** Compares two accounts field by field. Fields that both lack are left out. */
export function compareAccounts(kept: AccountData, other: AccountData, { t, date }: Wording): ComparedRow[] {
  const dated = (at: number | null) => (at === null ? [] : [date(at)]);
  const field = (name: string) => {
    const key = `user.field.${name}`;
    return hasText(key) ? t(key) : name;
  };
  const rows: [label: string, values: Values][] = [
    [
      t('duplicates.row.status'),
      ({ user, isDeleted }) => [
        t(isDeleted === true ? 'duplicates.steps.removed' : user.isSuspended ? 'user.suspended' : 'user.active'),
      ],
    ],
    [field('name'), ({ user }) => [user.name]],
    [field('username'), ({ user }) => [user.username]],
    [field('primaryEmail'), ({ user }) => [user.primaryEmail]],
    [field('primaryPhone'), ({ user }) => [user.primaryPhone && displayPhone(user.primaryPhone)]],
    [field('avatar'), ({ user }) => [user.avatar]],
    ...profileMembers.map((name): [string, Values] => [field(name), ({ user }) => [user.profile[name]]]),
    ...addressMembers.map((name): [string, Values] => [field(name), ({ user }) => [user.profile.address?.[name]]]),
    [t('user.facts.created'), ({ user }) => dated(user.createdAt)],
    [t('user.facts.lastSignIn'), ({ user }) => dated(user.lastSignInAt)],
    [
      t('user.facts.password'),
      ({ user }) =>
        user.hasPassword === undefined
          ? undefined
          : [t(user.hasPassword ? 'user.facts.passwordSet' : 'user.facts.passwordNotSet')],
    ],
    [
      t('duplicates.row.identities'),
      ({ user }) => Object.entries(user.identities).map(([target, { userId }]) => `${target}: ${userId}`),
    ],
    [t('user.facts.factors'), ({ factors }) => factors?.map(({ type }) => factorName(type, t))],
    [t('user.facts.roles'), ({ roles }) => roles?.map(({ name }) => name)],
    [
      t('user.facts.organizations'),
      ({ organizations }) =>
        organizations?.map(({ name, organizationRoles }) =>
          organizationRoles.length === 0
            ? name
            : t('duplicates.row.membership', { name, roles: organizationRoles.map((role) => role.name) }),
        ),
    ],
    [t('user.sections.tokens'), ({ tokens }) => tokens?.map(({ name }) => name)],
    [
      field('customData'),
      ({ user }) => Object.entries(user.customData).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    ],
    [
      t('user.sections.activity'),
      ({ entries }) => (entries === undefined ? undefined : [t('duplicates.row.entries', { count: entries })]),
    ],
  ];
  return rows.flatMap(([label, valuesOf]) => {
    const [one, two] = [given(valuesOf(kept)), given(valuesOf(other))];
    if (one?.length === 0 && two?.length === 0) return [];
    return [{ label, kept: one, other: two, difference: differenceOf(one, two) }];
  });
}

const given = (values: readonly (string | null | undefined)[] | undefined): string[] | undefined =>
  values?.filter((value): value is string => value !== null && value !== undefined && value !== '');

/** Compares two lists of values, in any order. */
export function differenceOf(kept: readonly string[] | undefined, other: readonly string[] | undefined): Difference {
  if (kept === undefined || other === undefined) return 'unknown';
  // Two masked values may differ.
  if ([...kept, ...other].some((value) => isMasked(value) || value.includes('•••'))) return 'unknown';
  if (other.length === 0) return kept.length === 0 ? 'same' : 'onlyKept';
  if (kept.length === 0) return 'onlyOther';
  return kept.toSorted().join('\n') === other.toSorted().join('\n') ? 'same' : 'different';
}

export function factorName(type: string, t: TFunction): string {
  const key = `user.factor.${type}`;
  return hasText(key) ? t(key) : type;
}
