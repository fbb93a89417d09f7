import { webUrl } from '#console/lib/safe-url.ts';

import type { FieldName } from './fields.ts';

/** What other systems may not understand in a standard claim; names a text of the catalog's `profile.warning`. */
export type ClaimWarning = 'birthdate' | 'zoneinfo' | 'locale' | 'web' | 'picture';

/** The API keeps any text. The formats are those of OpenID Connect Core 1.0, section 5.1. */
export function claimWarning(name: FieldName, value: string): ClaimWarning | undefined {
  if (value === '') return undefined;
  switch (name) {
    case 'birthdate':
      return isBirthdate(value) ? undefined : name;
    case 'zoneinfo':
      return isTimeZone(value) ? undefined : name;
    case 'locale':
      return isLocale(value) ? undefined : name;
    case 'profile':
    case 'website':
      return webUrl(value) === undefined ? 'web' : undefined;
    case 'avatar':
      return webUrl(value) === undefined && URL.canParse(value) ? 'picture' : undefined;
    default:
      return undefined;
  }
}

/** `YYYY-MM-DD`, `YYYY` alone, or `0000-MM-DD` when the year is not told; not in the future. */
function isBirthdate(value: string): boolean {
  const [, year, rest = '-01-01'] = /^(\d{4})(-\d\d-\d\d)?$/.exec(value) ?? [];
  if (year === undefined || value === '0000') return false;
  // A leap year, so that the last of February may be a birthday without one.
  const date = `${year === '0000' ? '2000' : year}${rest}`;
  const time = Date.parse(date);
  return !Number.isNaN(time) && time <= Date.now() && new Date(time).toISOString().startsWith(date);
}

/** A name of the time zone database, such as `Europe/Berlin`. Some engines also know offsets, which are no names. */
function isTimeZone(value: string): boolean {
  return /^[A-Z]/i.test(value) && isKnown(() => new Intl.DateTimeFormat('en', { timeZone: value }));
}

/** A language tag of BCP 47. */
const isLocale = (value: string): boolean => isKnown(() => new Intl.Locale(value));

function isKnown(make: () => unknown): boolean {
  try {
    return make() !== undefined;
  } catch {
    return false;
  }
}
