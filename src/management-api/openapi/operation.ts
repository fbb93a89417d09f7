import type { core } from 'zod';

/** One route, as the description of the API tells it. */
export type Operation = {
  summary: string;
  /** Names of what the query may hold, beside the page. */
  query?: readonly string[];
  body?: core.$ZodType;
  /** None: the answer has no body. */
  answer?: core.$ZodType;
  /** 200 with an answer, 204 without, unless said otherwise. */
  status?: number;
  /** `optional`: without a page the whole list is answered, and no total. */
  paging?: 'always' | 'optional';
};

/** By method and path, e.g. `GET /api/users/:userId`. */
export type Operations = Readonly<Record<string, Operation>>;

export const searchParameters = ['search', 'search.{field}', 'mode', 'mode.{field}', 'joint', 'isCaseSensitive'];
