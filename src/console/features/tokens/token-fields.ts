import * as z from 'zod/mini';

import { cleanText } from '#console/lib/identifying-text.ts';

import { isExpired } from './is-expired.ts';

const day = 24 * 60 * 60_000;

/** Days until a new token expires, to choose from. */
export const expiryDays = ['7', '30', '90', '365'] as const;

/** What the API takes (spec 9). */
const maxNameLength = 256;

/** Messages name a text of the catalog's `errors.field`. */
const name = z
  .string()
  .check(z.overwrite(cleanText), z.minLength(1, 'required'), z.maxLength(maxNameLength, 'tooLong'));

export const renameFields = z.object({ name });

const untested = z.object({
  name,
  expires: z.enum([...expiryDays, 'custom', 'never']),
  /** As `<input type="date">` has it; counts when `expires` is `custom`. */
  date: z.string(),
});

export const tokenFields = untested.check(
  z.superRefine<z.output<typeof untested>>(({ expires, date }, context) => {
    if (expires !== 'custom') return;
    const end = endOfDay(date);
    const message = Number.isNaN(end) ? 'required' : 'pastDate';
    if (isExpired(end)) context.addIssue({ code: 'custom', path: ['date'], message });
  }),
);

export type TokenFields = z.input<typeof tokenFields>;

export const freshToken: TokenFields = { name: '', expires: '30', date: '' };

/** When a token with these values would expire, in ms; `null`: never; `NaN`: no date was given. */
export function expiryOf({ expires, date }: Pick<TokenFields, 'expires' | 'date'>, now = Date.now()): number | null {
  if (expires === 'never') return null;
  return expires === 'custom' ? endOfDay(date) : now + Number(expires) * day;
}

/** In the reader's time zone. */
const endOfDay = (date: string): number => new Date(`${date}T23:59:59`).getTime();

/** The text of the catalog's `errors.field` for a message of these schemas, or of the server. */
export const problemNamed = (message: string | undefined) => problems.find((problem) => problem === message);

const problems = ['required', 'tooLong', 'pastDate', 'tokenNameInUse'] as const;

export const tooLongAt = { max: maxNameLength };
