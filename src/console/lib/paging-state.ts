import * as z from 'zod/mini';

/** Page and page size as every list keeps them in its address; nonsense becomes the default. */
export const pagingState = {
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1)), 1),
  page_size: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 20),
};
