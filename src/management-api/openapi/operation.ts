import type { core } from 'zod';

/** Description of one route. */
export type Operation = {
  summary: string;
  /** Names of query parameters, except those of pagination. */
  query?: readonly string[];
  body?: core.$ZodType;
  /** Schema of the response; without it the response has no body. */
  answer?: core.$ZodType;
  /** Default: 200 with a response body, 204 without. */
  status?: number;
  /** `optional`: without page parameters the response has the whole list and no total. */
  paging?: 'always' | 'optional';
};

/** By method and path, e.g. `GET /api/users/:userId`. */
export type Operations = Readonly<Record<string, Operation>>;

export const searchParameters = ['search', 'search.{field}', 'mode', 'mode.{field}', 'joint', 'isCaseSensitive'];
