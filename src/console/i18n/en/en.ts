import { activity } from './activity.ts';
import { app } from './app.ts';
import { common } from './common.ts';
import { customData } from './custom-data.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { organizations } from './organizations.ts';
import { passwords } from './passwords.ts';
import { profile } from './profile.ts';
import { requests } from './requests.ts';
import { sessions } from './sessions.ts';
import { tokens } from './tokens.ts';
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
  organizations,
  passwords,
  profile,
  requests,
  sessions,
  tokens,
  user,
  users,
} as const;
