import type { Sizes } from '#management-api/testing/fill-in-bulk.ts';

/** A measured request to the API. */
export type BenchRequest = {
  name: string;
  path: string;
  /** Target for the median, in ms. */
  aim: number;
  /** A write to these rows invalidates the cached total. Such requests are also measured without the cache. */
  cachedUntil?: 'users' | 'logs';
};

const search = (params: Record<string, string>) => `/api/users?${new URLSearchParams(params).toString()}`;

/** @param one an existing user with all its identifiers */
export function benchRequests(
  { users, logs }: Sizes,
  one: { id: string; username: string; primaryEmail: string; primaryPhone: string; name: string },
): BenchRequest[] {
  const exact = Object.entries({ ...one, name: 'Zebulon Quixworthy' });
  const pages = { users: Math.ceil(users / 20), logs: Math.floor((logs * 8) / 9 / 20) };
  return [
    { name: 'first page', path: '/api/users', aim: 10 },
    { name: 'middle page', path: `/api/users?page=${Math.floor(pages.users / 2)}`, aim: 60 },
    { name: 'deep page', path: `/api/users?page=${Math.floor(pages.users / 5)}`, aim: 60 },
    { name: 'last page', path: `/api/users?page=${pages.users}`, aim: 15 },
    { name: 'total', path: '/api/users?page_size=1', aim: 10 },
    { name: 'substring, very many hits', path: search({ search: '%ann%' }), aim: 15, cachedUntil: 'users' },
    { name: 'substring, one in 200', path: search({ search: '%costa1%' }), aim: 60, cachedUntil: 'users' },
    {
      name: 'substring, deep among many hits',
      path: search({ search: '%ann%', page: String(Math.floor(pages.users / 30)) }),
      aim: 60,
      cachedUntil: 'users',
    },
    { name: 'substring, one hit', path: search({ search: '%quixworth%' }), aim: 15, cachedUntil: 'users' },
    { name: 'substring, no hit', path: search({ search: '%zyxwv%' }), aim: 15, cachedUntil: 'users' },
    { name: 'two characters, very many hits', path: search({ search: '%an%' }), aim: 15, cachedUntil: 'users' },
    { name: 'two characters, one hit', path: search({ search: '%xw%' }), aim: 15, cachedUntil: 'users' },
    { name: 'POSIX, broad', path: search({ search: '^[a-m].*son', mode: 'posix' }), aim: 15, cachedUntil: 'users' },
    { name: 'POSIX, one hit', path: search({ search: 'quix.*thy$', mode: 'posix' }), aim: 15, cachedUntil: 'users' },
    ...exact.map(([field, value]) => ({
      name: `exact ${field}`,
      path: search({ [`search.${field}`]: value, mode: 'exact' }),
      aim: 10,
      cachedUntil: 'users' as const,
    })),
    {
      name: 'exact, any field, with case',
      path: search({ search: one.username, mode: 'exact', isCaseSensitive: 'true' }),
      aim: 10,
      cachedUntil: 'users',
    },
    { name: 'one user', path: `/api/users/${one.id}`, aim: 10 },
    { name: 'logs, newest', path: '/api/logs', aim: 10 },
    { name: 'logs, middle page', path: `/api/logs?page=${Math.floor(pages.logs / 2)}`, aim: 60 },
    { name: 'logs, last page', path: `/api/logs?page=${pages.logs}`, aim: 15 },
    { name: 'logs by user', path: `/api/logs?userId=${one.id}`, aim: 10, cachedUntil: 'logs' },
    { name: 'logs by key', path: '/api/logs?logKey=Interaction.SignIn.Submit', aim: 10 },
    { name: 'logs by application', path: '/api/logs?applicationId=application3', aim: 10 },
    {
      name: 'logs by key and window',
      path: `/api/logs?logKey=Interaction.End&start_time=${Date.UTC(2025, 4)}&end_time=${Date.UTC(2025, 5)}`,
      aim: 10,
      cachedUntil: 'logs',
    },
  ];
}
