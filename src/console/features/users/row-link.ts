/** ID of the link to a user page in the list. */
export const rowLinkId = (userId: string): string => `user-${userId}`;

/** Focuses the row of a user; returns whether it exists. */
export function focusRow(userId: string | undefined): boolean {
  const link = userId === undefined ? null : document.getElementById(rowLinkId(userId));
  link?.focus();
  return link !== null;
}
