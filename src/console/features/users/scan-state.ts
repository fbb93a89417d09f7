import * as z from 'zod/mini';

import type { LastSignIn, ScanFilter } from './scan/scan-filter.ts';

const yesOrNo = z.catch(z.optional(z.enum(['true', 'false'])), undefined);
const date = z.catch(z.optional(z.iso.date()), undefined);

export const lastSignInKinds = ['since', 'notSince', 'never'] as const;

/** In days. */
export const longAgo = { usual: 90, most: 3650 };

/** Stands for "no application" in the address; no ID is so short. */
export const noApplication = 'none';

/** The filters as the address has them; nonsense is none. */
export const scanState = z.object({
  isSuspended: yesOrNo,
  hasPassword: yesOrNo,
  applicationId: z.catch(z.optional(z.string()), undefined),
  lastSignIn: z.catch(z.optional(z.enum(lastSignInKinds)), undefined),
  days: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(longAgo.most)), longAgo.usual),
  /** Days where the operator is, both included. */
  createdFrom: date,
  createdTo: date,
});
export type ScanState = z.infer<typeof scanState>;

export const noFilters: ScanState = {
  isSuspended: undefined,
  hasPassword: undefined,
  applicationId: undefined,
  lastSignIn: undefined,
  days: longAgo.usual,
  createdFrom: undefined,
  createdTo: undefined,
};

/** What the address asks for, on this day. */
export function filterOf(state: ScanState, today: Date): ScanFilter {
  const { applicationId, createdFrom, createdTo } = state;
  return {
    isSuspended: asBoolean(state.isSuspended),
    hasPassword: asBoolean(state.hasPassword),
    applicationId: applicationId === noApplication ? null : applicationId,
    lastSignIn: lastSignInOf(state, today),
    createdFrom: createdFrom === undefined ? undefined : startOfDay(createdFrom),
    createdUntil: createdTo === undefined ? undefined : startOfDay(createdTo, 1),
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

/** The first moment of a day, or of one some days later, in milliseconds since the epoch. */
function startOfDay(day: string, later = 0): number {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth + later).getTime();
}
