import * as z from 'zod';

const stateWithAddress = z.object({ from: z.string().startsWith('/') });

/** The address a link said it came from (`state={{ from }}`), so that "back" finds the list as it was left. */
export const returnAddress = (state: unknown): string | undefined => stateWithAddress.safeParse(state).data?.from;
