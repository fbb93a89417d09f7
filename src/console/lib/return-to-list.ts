import * as z from 'zod/mini';

import { tabStorage } from './operator-storage.ts';

const stateWithAddress = z.object({ from: z.string().check(z.startsWith('/')) });

/** Returns the URL that a link came from (`state={{ from }}`), so that "back" restores the list. */
export const returnAddress = (state: unknown): string | undefined => stateWithAddress.safeParse(state).data?.from;

/** Returns the URL of another page of the same list. */
export function atPage(address: string, page: number): string {
  const [path = '', query] = address.split('?');
  const params = new URLSearchParams(query);
  if (page === 1) params.delete('page');
  else params.set('page', String(page));
  return params.size === 0 ? path : `${path}?${params}`;
}

const returning = z.object({ isReturning: z.literal(true) });

/** State of a link that returns to the previous list. */
export const returnState = () => ({ isReturning: true }) as const;

export const isReturning = (state: unknown): boolean => returning.safeParse(state).success;

const nameOf = (listAddress: string) => `opened.${listAddress}`;

/**
 * Stores the last opened row of a list in the tab, so that the focus can return to it.
 *
 * @param operator subject of the operator
 */
export const rememberOpened = (operator: string, listAddress: string, id: string): void =>
  tabStorage.write(operator, nameOf(listAddress), id);

/** Returns and removes the stored row, so that it is focused only once. */
export function takeOpened(operator: string, listAddress: string): string | undefined {
  const id = tabStorage.read(operator, nameOf(listAddress));
  tabStorage.remove(operator, nameOf(listAddress));
  return id;
}
