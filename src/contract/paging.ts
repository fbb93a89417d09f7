/** The API answers a list with a bare JSON array and says how many rows match in this header. */
export const totalNumberHeader = 'Total-Number';

/** Present (`true`) when the server stopped counting: the total then means "at least" (logs only). */
export const totalNumberIsCappedHeader = 'Total-Number-Is-Capped';

export const defaultPageSize = 20;
export const maxPageSize = 100;

/** The page sizes a person can choose from; the API accepts any from 1 to {@link maxPageSize}. */
export const pageSizes = [10, 20, 50, 100] as const;

/** `page` counts from 1. */
export type PageQuery = { page: number; page_size: number };
