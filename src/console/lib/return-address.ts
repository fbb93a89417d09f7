import * as z from 'zod/mini';

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
