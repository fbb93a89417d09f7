import { activity } from './activity.ts';
import { app } from './app.ts';
import { changes } from './changes.ts';
import { common } from './common.ts';
import { customData } from './custom-data.ts';
import { dashboard } from './dashboard.ts';
import { diagnosis } from './diagnosis.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { listLookup } from './list-lookup.ts';
import { lookup } from './lookup.ts';
import { palette } from './palette.ts';
import { passwords } from './passwords.ts';
import { profile } from './profile.ts';
import { requests } from './requests.ts';
import { signInMethods } from './sign-in-methods.ts';
import { roles } from './roles.ts';
import { search } from './search.ts';
import { sentences } from './sentences.ts';
import { stories } from './stories.ts';
import { user } from './user.ts';
import { users } from './users.ts';

/** English: the language the others are checked against. */
export const en = {
  activity,
  app,
  changes,
  common,
  customData,
  dashboard,
  diagnosis,
  errors,
  events,
  listLookup,
  lookup,
  palette,
  passwords,
  profile,
  requests,
  signInMethods,
  roles,
  search,
  sentences,
  stories,
  user,
  users,
} as const;
