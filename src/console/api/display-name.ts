import { invisibleIn, isBlank } from '#console/lib/identifying-text.ts';
import { isMasked } from '#contract/masking.ts';
import type { User } from '#contract/users.ts';
import { plainlySpaced } from '#contract/visible-text.ts';

/**
 * What a user is called on screen: name, else username, primary e-mail, primary phone, else ID; never by what is masked or
 * shows nothing. It may hold invisible characters, which sentences and `ForeignText` spell out.
 */
export const displayName = (user: User): string => {
  const field = shownField(user);
  const value = user[field] ?? '';
  return field === 'primaryPhone' ? displayPhone(value) : plainlySpaced(value);
};

/** The member of a user that {@link displayName} shows. */
export function shownField(user: User) {
  const isShown = (field: 'name' | 'username' | 'primaryEmail' | 'primaryPhone') =>
    !isBlank(user[field]) && !isMasked(user[field]);
  return (['name', 'username', 'primaryEmail', 'primaryPhone'] as const).find(isShown) ?? 'id';
}

/** The API stores digits only; people know international numbers by their plus. */
export const displayPhone = (digits: string): string => (isMasked(digits) ? digits : `+${digits}`);

/** What only this person has, in full and unmasked: primary e-mail, else username, primary phone, else ID. */
export function identifierOf(user: User): string {
  const isShown = (field: 'primaryEmail' | 'username' | 'primaryPhone') =>
    !isBlank(user[field]) && !isMasked(user[field]);
  const field = (['primaryEmail', 'username', 'primaryPhone'] as const).find(isShown) ?? 'id';
  const value = user[field] ?? user.id;
  return field === 'primaryPhone' ? displayPhone(value) : value;
}

/** The members of a user that identify it and are typed by people. */
const identifying = ['name', 'username', 'primaryEmail', 'primaryPhone'] as const;

/** The members of `user` with invisible characters in them: they may look like another user's. */
export const membersWithInvisible = (user: User) =>
  identifying.filter((member) => invisibleIn(user[member]).length > 0);
