/** The element that opens a user's page. */
export const rowLinkId = (userId: string): string => `user-${userId}`;

/** Gives the focus to the row of somebody in the list; says whether there is one. */
export function focusRow(userId: string | undefined): boolean {
  const link = userId === undefined ? null : document.getElementById(rowLinkId(userId));
  link?.focus();
  return link !== null;
}
