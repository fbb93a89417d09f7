import { activity } from './activity.ts';
import { app } from './app.ts';
import { common } from './common.ts';
import { customData } from './custom-data.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { listLookup } from './list-lookup.ts';
import { lookup } from './lookup.ts';
import { palette } from './palette.ts';
import { passwords } from './passwords.ts';
import { profile } from './profile.ts';
import { requests } from './requests.ts';
import { user } from './user.ts';
import { users } from './users.ts';

/** English: the language the others are checked against. */
export const en = {
  activity,
  app,
  common,
  customData,
  errors,
  events,
  listLookup,
  lookup,
  palette,
  passwords,
  profile,
  requests,
  user,
  users,
} as const;
