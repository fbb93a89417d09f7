import * as z from 'zod/mini';

const stateWithAddress = z.object({ from: z.string().check(z.startsWith('/')) });

/** The address a link said it came from (`state={{ from }}`), so that "back" finds the list as it was left. */
export const returnAddress = (state: unknown): string | undefined => stateWithAddress.safeParse(state).data?.from;

/** The same list at another page. */
export function atPage(address: string, page: number): string {
  const [path = '', query] = address.split('?');
  const params = new URLSearchParams(query);
  if (page === 1) params.delete('page');
  else params.set('page', String(page));
  return params.size === 0 ? path : `${path}?${params}`;
}

const returning = z.object({ isReturning: z.literal(true) });

/** State of a link that leads back to where one came from. */
export const returnState = () => ({ isReturning: true }) as const;

export const isReturning = (state: unknown): boolean => returning.safeParse(state).success;
