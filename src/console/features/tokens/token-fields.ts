import * as z from 'zod/mini';

import { fieldErrors } from '#console/api/field-errors.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import { endOfDay } from '#console/lib/local-day.ts';
import { isIsoDate } from '#console/lib/typed-date.ts';

const day = 24 * 60 * 60_000;

/** Options for the expiry of a new token, in days. */
export const expiryDays = ['7', '30', '90', '365'] as const;

/** Length limit of the API (logto-behavior.md#9). */
const maxNameLength = 256;

/** Messages are keys of `errors.field` in the catalog. */
const name = z
  .string()
  .check(z.overwrite(cleanText), z.minLength(1, 'required'), z.maxLength(maxNameLength, 'tooLong'));

export const renameFields = z.object({ name });

const uncheckedFields = z.object({
  name,
  expires: z.enum([...expiryDays, 'custom', 'never']),
  /** As in `2026-11-30`, or a typed text that can't be read; used only when `expires` is `custom`. */
  date: z.string(),
});

export const tokenFields = uncheckedFields.check(
  z.superRefine<z.output<typeof uncheckedFields>>(({ expires, date }, context) => {
    if (expires !== 'custom') return;
    const end = expiryOf({ expires, date }) ?? Number.NaN;
    const message = Number.isNaN(end) ? 'required' : 'pastDate';
    if (isExpired(end)) context.addIssue({ code: 'custom', path: ['date'], message });
  }),
);

export type TokenFields = z.input<typeof tokenFields>;

export const defaultTokenFields: TokenFields = { name: '', expires: '30', date: '' };

/** Returns the expiry of a token with these values, in ms since the epoch; `null` for never, `NaN` without a date. */
export function expiryOf({ expires, date }: Pick<TokenFields, 'expires' | 'date'>, now = Date.now()): number | null {
  if (expires === 'never') return null;
  if (expires !== 'custom') return now + Number(expires) * day;
  return isIsoDate(date) ? endOfDay(date) : Number.NaN;
}

/** Narrows a message of these schemas or of the server to a key of `errors.field` in the catalog. */
export const knownProblem = (message: string | undefined) => problems.find((problem) => problem === message);

const problems = ['required', 'tooLong', 'pastDate', 'tokenNameInUse'] as const;

export const tooLongAt = { max: maxNameLength };

/** Returns whether `expiresAt` (ms since the epoch) has passed; true for `NaN`. */
export const isExpired = (expiresAt: number): boolean => !(expiresAt > Date.now());

/** True for a refusal that is shown at the name field. */
export const isNameInUse = (error: Error | null): boolean =>
  error !== null && fieldErrors(error).some(({ problem }) => problem === 'tokenNameInUse');
