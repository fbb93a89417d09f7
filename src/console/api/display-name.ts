import i18next from 'i18next';
import * as z from 'zod/mini';

import { invisibleIn, isBlank, shownName, visibleText } from '#console/lib/identifying-text.ts';
import { fullName } from '#contract/full-name.ts';
import { isMasked } from '#contract/masking.ts';
import type { User } from '#contract/users.ts';
import { normalizeSpaces } from '#contract/visible-text.ts';

/**
 * Display name of a user: name, else given and family name, username, primary email, primary phone or ID. Masked and
 * blank values are skipped. It may contain invisible characters, which `insertable` and `ForeignText` spell out.
 */
export const displayName = (user: User): string => {
  const field = shownField(user);
  const value = (field === 'name' && isBlank(user.name) ? profileName(user) : user[field]) ?? '';
  return field === 'primaryPhone' ? displayPhone(value) : normalizeSpaces(value);
};

/** The name in the profile, in the order of the language; empty if it has no parts or they are masked. */
function profileName({ profile }: User): string {
  const shown = (name: string | undefined) => (isBlank(name) || isMasked(name) ? '' : visibleText(name ?? ''));
  return fullName(shown(profile.givenName), shown(profile.familyName), i18next.language);
}

/** The field that {@link displayName} shows. */
export function shownField(user: User) {
  const isShown = (field: 'name' | 'username' | 'primaryEmail' | 'primaryPhone') =>
    !isMasked(user[field]) && (!isBlank(user[field]) || (field === 'name' && profileName(user) !== ''));
  return (['name', 'username', 'primaryEmail', 'primaryPhone'] as const).find(isShown) ?? 'id';
}

/** Adds the plus sign, which the API does not store. */
export const displayPhone = (digits: string): string => (isMasked(digits) ? digits : `+${digits}`);

/** A unique, unmasked identifier of the user: primary email, else username, primary phone or ID. */
export function identifierOf(user: User): string {
  const isShown = (field: 'primaryEmail' | 'username' | 'primaryPhone') =>
    !isBlank(user[field]) && !isMasked(user[field]);
  const field = (['primaryEmail', 'username', 'primaryPhone'] as const).find(isShown) ?? 'id';
  const value = user[field] ?? user.id;
  return field === 'primaryPhone' ? displayPhone(value) : value;
}

/** Typed fields that identify a user. */
const identifying = ['name', 'username', 'primaryEmail', 'primaryPhone'] as const;

/** Fields of `user` that contain invisible characters, so that they may look like another user's. */
export const membersWithInvisible = (user: User) =>
  identifying.filter((member) => invisibleIn(user[member]).length > 0);

/** Returns `shape` with blank names replaced by the ID. */
export const withShownName = <Value extends { id: string; name: string }>(shape: z.ZodMiniType<Value>) =>
  z.pipe(
    shape,
    z.transform((value: Value): Value => ({ ...value, name: shownName(value.name, value.id) })),
  );
