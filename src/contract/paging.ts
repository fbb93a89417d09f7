/** Header with the number of matching rows; the body of a list is a bare JSON array. */
export const totalNumberHeader = 'Total-Number';

/** Header that is `true` if the server stopped counting, so that the total is a minimum. Only for logs. */
export const totalNumberIsCappedHeader = 'Total-Number-Is-Capped';

export const defaultPageSize = 20;
export const maxPageSize = 100;

/** Page sizes that the console offers; the API accepts any from 1 to {@link maxPageSize}. */
export const pageSizes = [10, 20, 50, 100] as const;

/** `page` counts from 1. */
export type PageQuery = { page: number; page_size: number };
