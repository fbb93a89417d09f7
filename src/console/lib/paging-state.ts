import * as z from 'zod';

/** Page and page size as every list keeps them in its address; nonsense becomes the default. */
export const pagingState = {
  page: z.coerce.number().int().min(1).catch(1),
  page_size: z.coerce.number().int().min(1).max(100).catch(20),
};
