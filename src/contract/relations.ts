import * as z from 'zod/mini';

const id = z.string().check(z.minLength(1));

/** IDs of related entities; the list may be empty. */
export const anyIds = z.array(id);

/** At least one ID. */
export const someIds = anyIds.check(z.minLength(1));

/** Bodies of the routes that add (`POST`) and replace (`PUT`) the related entities of one entity. See logto-behavior.md#17.3. */
export const relationBodies = <Key extends string>(key: Key) => ({
  added: z.object({ [key]: someIds } as Record<Key, typeof someIds>),
  replaced: z.object({ [key]: anyIds } as Record<Key, typeof anyIds>),
});
