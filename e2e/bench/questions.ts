import type { Sizes } from '#management-api/testing/fill-in-bulk.ts';

/** One thing asked of the API. */
export type Question = {
  name: string;
  path: string;
  /** The median that is wanted, in ms. */
  aim: number;
  /** What a write must change to make a kept total untrue; such questions are also asked cold. */
  keptUntil?: 'users' | 'logs';
};

const search = (params: Record<string, string>) => `/api/users?${new URLSearchParams(params).toString()}`;

/** `one`: a user that exists, with all its identifiers. */
export function questions(
  { users, logs }: Sizes,
  one: { id: string; username: string; primaryEmail: string; primaryPhone: string; name: string },
): Question[] {
  const exact = Object.entries({ ...one, name: 'Zebulon Quixworthy' });
  const pages = { users: Math.ceil(users / 20), logs: Math.floor((logs * 8) / 9 / 20) };
  return [
    { name: 'first page', path: '/api/users', aim: 10 },
    { name: 'middle page', path: `/api/users?page=${Math.floor(pages.users / 2)}`, aim: 60 },
    { name: 'deep page', path: `/api/users?page=${Math.floor(pages.users / 5)}`, aim: 60 },
    { name: 'last page', path: `/api/users?page=${pages.users}`, aim: 15 },
    { name: 'total', path: '/api/users?page_size=1', aim: 10 },
    { name: 'substring, very many hits', path: search({ search: '%ann%' }), aim: 15, keptUntil: 'users' },
    { name: 'substring, one in 200', path: search({ search: '%costa1%' }), aim: 60, keptUntil: 'users' },
    {
      name: 'substring, deep among many hits',
      path: search({ search: '%ann%', page: String(Math.floor(pages.users / 30)) }),
      aim: 60,
      keptUntil: 'users',
    },
    { name: 'substring, one hit', path: search({ search: '%quixworth%' }), aim: 15, keptUntil: 'users' },
    { name: 'substring, no hit', path: search({ search: '%zyxwv%' }), aim: 15, keptUntil: 'users' },
    { name: 'two characters, very many hits', path: search({ search: '%an%' }), aim: 15, keptUntil: 'users' },
    { name: 'two characters, one hit', path: search({ search: '%xw%' }), aim: 15, keptUntil: 'users' },
    { name: 'POSIX, broad', path: search({ search: '^[a-m].*son', mode: 'posix' }), aim: 15, keptUntil: 'users' },
    { name: 'POSIX, one hit', path: search({ search: 'quix.*thy$', mode: 'posix' }), aim: 15, keptUntil: 'users' },
    ...exact.map(([field, value]) => ({
      name: `exact ${field}`,
      path: search({ [`search.${field}`]: value, mode: 'exact' }),
      aim: 10,
      keptUntil: 'users' as const,
    })),
    {
      name: 'exact, any field, with case',
      path: search({ search: one.username, mode: 'exact', isCaseSensitive: 'true' }),
      aim: 10,
      keptUntil: 'users',
    },
    { name: 'one user', path: `/api/users/${one.id}`, aim: 10 },
    { name: 'logs, newest', path: '/api/logs', aim: 10 },
    { name: 'logs, middle page', path: `/api/logs?page=${Math.floor(pages.logs / 2)}`, aim: 60 },
    { name: 'logs, last page', path: `/api/logs?page=${pages.logs}`, aim: 15 },
    { name: 'logs by user', path: `/api/logs?userId=${one.id}`, aim: 10, keptUntil: 'logs' },
    { name: 'logs by key', path: '/api/logs?logKey=Interaction.SignIn.Submit', aim: 10 },
    { name: 'logs by application', path: '/api/logs?applicationId=application3', aim: 10 },
    {
      name: 'logs by key and window',
      path: `/api/logs?logKey=Interaction.End&start_time=${Date.UTC(2025, 4)}&end_time=${Date.UTC(2025, 5)}`,
      aim: 10,
      keptUntil: 'logs',
    },
  ];
}
