import { app } from './app.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { lookup } from './lookup.ts';
import { requests } from './requests.ts';
import { search } from './search.ts';
import { session } from './session.ts';
import { slow } from './slow.ts';
import { users } from './users.ts';

/** English that the list of users needs: it comes with the first load, so it is kept short. */
export const first = { app, common, errors, lookup, requests, search, session, slow, users } as const;
