import * as z from 'zod/mini';

/** URL state of page and page size, shared by all lists; invalid values become the defaults. */
export const pagingState = {
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1)), 1),
  page_size: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20),
};
