import type { Db } from './db/tables.ts';

/** What the routes are handed instead of reaching for it. `clock` tells milliseconds since the epoch. */
export type Deps = {
  db: Db;
  clock: () => number;
};
