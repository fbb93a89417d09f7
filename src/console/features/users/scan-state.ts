import * as z from 'zod/mini';

import { endOfDay, startOfDay } from '#console/lib/local-day.ts';

import type { LastSignIn, ScanFilter } from './scan/scan-filter.ts';

const yesOrNo = z.catch(z.optional(z.enum(['true', 'false'])), undefined);
const date = z.catch(z.optional(z.iso.date()), undefined);

export const lastSignInKinds = ['since', 'notSince', 'never'] as const;

/** Limits of the filter "days". */
export const daysLimits = { default: 90, max: 3650 };

/** URL value for "no application"; IDs are longer. */
export const noApplication = 'none';

/** Filters in the URL; invalid values are ignored. */
export const scanState = z.object({
  isSuspended: yesOrNo,
  hasPassword: yesOrNo,
  applicationId: z.catch(z.optional(z.string()), undefined),
  lastSignIn: z.catch(z.optional(z.enum(lastSignInKinds)), undefined),
  days: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(daysLimits.max)), daysLimits.default),
  /** Days in the operator's time zone, both inclusive. */
  createdFrom: date,
  createdTo: date,
});
export type ScanState = z.infer<typeof scanState>;

export const noFilters: ScanState = {
  isSuspended: undefined,
  hasPassword: undefined,
  applicationId: undefined,
  lastSignIn: undefined,
  days: daysLimits.default,
  createdFrom: undefined,
  createdTo: undefined,
};

/** Converts URL filters to a scan filter; `today` is the reference of relative days. */
export function filterOf(state: ScanState, today: Date): ScanFilter {
  const { applicationId, createdFrom, createdTo } = state;
  return {
    isSuspended: asBoolean(state.isSuspended),
    hasPassword: asBoolean(state.hasPassword),
    applicationId: applicationId === noApplication ? null : applicationId,
    lastSignIn: lastSignInOf(state, today),
    createdFrom: createdFrom === undefined ? undefined : startOfDay(createdFrom),
    createdUntil: createdTo === undefined ? undefined : endOfDay(createdTo) + 1,
  };
}

function lastSignInOf({ lastSignIn, days }: ScanState, today: Date): LastSignIn | undefined {
  if (lastSignIn === undefined) return undefined;
  if (lastSignIn === 'never') return { kind: lastSignIn };
  const moment = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days);
  return { kind: lastSignIn, moment: moment.getTime() };
}

const asBoolean = (text: 'true' | 'false' | undefined): boolean | undefined =>
  text === undefined ? undefined : text === 'true';
