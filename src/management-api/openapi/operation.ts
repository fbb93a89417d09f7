import type { core } from 'zod';

/** Description of one route. */
export type Operation = {
  summary: string;
  /** Names of query parameters, except those of pagination. */
  query?: readonly string[];
  body?: core.$ZodType;
  /** Schema of the response; without it the response has no body. */
  answer?: core.$ZodType;
  /** Default: 200 with a response body, 204 without. An error status if the route has no other. */
  status?: number | readonly number[];
  /** `optional`: without page parameters the response has the whole list and no total. */
  paging?: 'always' | 'optional';
};

/** By method and path, e.g. `GET /api/users/:userId`. */
export type Operations = Readonly<Record<string, Operation>>;

/** All statuses of an operation, except those of errors. A route that only refuses has the status of its error. */
export const statusesOf = ({ status, answer }: Operation): readonly number[] =>
  [status ?? (answer === undefined ? 204 : 200)].flat();

export const searchParameters = ['search', 'search.{field}', 'mode', 'mode.{field}', 'joint', 'isCaseSensitive'];
