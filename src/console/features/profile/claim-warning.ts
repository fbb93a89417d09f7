import { webUrl } from '#console/lib/safe-url.ts';

import type { FieldName } from './fields.ts';

/** Why other systems may not accept a standard claim, as a key of `profile.warning` in the catalog. */
export type ClaimWarning = 'birthdate' | 'zoneinfo' | 'locale' | 'web' | 'picture';

/**
 * Returns a warning when a value does not have the format of OpenID Connect Core 1.0, section 5.1. The API stores any
 * text.
 */
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

/** `YYYY-MM-DD`, `YYYY` alone, or `0000-MM-DD` when the year is omitted; not in the future. */
function isBirthdate(value: string): boolean {
  const [, year, rest = '-01-01'] = /^(\d{4})(-\d\d-\d\d)?$/.exec(value) ?? [];
  if (year === undefined || value === '0000') return false;
  // 2000 is a leap year, so that 0000-02-29 is valid.
  const date = `${year === '0000' ? '2000' : year}${rest}`;
  const time = Date.parse(date);
  return !Number.isNaN(time) && time <= Date.now() && new Date(time).toISOString().startsWith(date);
}

/** A name of the time zone database, such as `Europe/Berlin`. Some engines also accept offsets, which are not names. */
function isTimeZone(value: string): boolean {
  return /^[A-Z]/i.test(value) && isKnown(() => new Intl.DateTimeFormat('en', { timeZone: value }));
}

/** A BCP 47 language tag. */
const isLocale = (value: string): boolean => isKnown(() => new Intl.Locale(value));

function isKnown(make: () => unknown): boolean {
  try {
    return make() !== undefined;
  } catch {
    return false;
  }
}
