import type { Db } from './db/tables.ts';

/** Dependencies of the routes. `clock` returns milliseconds since the epoch. */
export type Deps = {
  db: Db;
  clock: () => number;
};
