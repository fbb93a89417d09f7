import type { User } from '#contract/users.ts';

/** What a user is called on screen: name, else username, primary e-mail, primary phone, else ID. */
export const displayName = (user: User): string =>
  user.name?.trim() ||
  user.username ||
  user.primaryEmail ||
  (user.primaryPhone && displayPhone(user.primaryPhone)) ||
  user.id;

/** The member of a user that {@link displayName} shows. */
export function shownField({ name, username, primaryEmail, primaryPhone }: User) {
  if (name?.trim()) return 'name';
  if (username) return 'username';
  if (primaryEmail) return 'primaryEmail';
  return primaryPhone ? 'primaryPhone' : 'id';
}

/** The API stores digits only; people know international numbers by their plus. */
export const displayPhone = (digits: string): string => `+${digits}`;

/** What only this person has, in full: primary e-mail, else username, primary phone, else ID. */
export const identifierOf = (user: User): string =>
  user.primaryEmail ?? user.username ?? (user.primaryPhone === null ? user.id : displayPhone(user.primaryPhone));
