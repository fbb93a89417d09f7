import { activity } from './activity.ts';
import { approvalErrors, approvals } from './approvals.ts';
import { attempts } from './attempts.ts';
import { auditLog } from './audit-log.ts';
import { changes } from './changes.ts';
import { customData } from './custom-data.ts';
import { dashboard } from './dashboard.ts';
import { diagnosis } from './diagnosis.ts';
import { events } from './events.ts';
import { fieldErrors } from './field-errors.ts';
import { identifyingText } from './identifying-text.ts';
import { listLookup } from './list-lookup.ts';
import { notices } from './notices.ts';
import { operators } from './operators.ts';
import { organizations } from './organizations.ts';
import { outcome } from './outcome.ts';
import { palette } from './palette.ts';
import { passwords } from './passwords.ts';
import { profile } from './profile.ts';
import { roles } from './roles.ts';
import { scan } from './scan.ts';
import { sentences } from './sentences.ts';
import { sessions } from './sessions.ts';
import { signInMethods } from './sign-in-methods.ts';
import { signIn } from './sign-in.ts';
import { timeRange } from './time-range.ts';
import { tokens } from './tokens.ts';
import { user } from './user.ts';
import { writeErrors } from './write-errors.ts';

/** English of all other pages, loaded with the first of them. */
export const rest = {
  activity,
  approvals,
  changes,
  customData,
  dashboard,
  diagnosis,
  // Merged with those of the first load.
  errors: { ...writeErrors, field: fieldErrors, code: { ...writeErrors.code, ...approvalErrors.code } },
  events,
  identifyingText,
  auditLog,
  listLookup,
  notices,
  outcome,
  palette,
  passwords,
  profile,
  roles,
  scan,
  sentences,
  signIn,
  signInMethods,
  attempts,
  operators,
  organizations,
  sessions,
  timeRange,
  tokens,
  user,
} as const;
