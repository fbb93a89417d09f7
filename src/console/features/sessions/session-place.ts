import type { TFunction } from 'i18next';

import { formatRegion } from '#console/lib/format-region.ts';
import type { Session } from '#contract/sessions.ts';

/** Where a session was started: the address, and the city and country where the server knows them. */
export function sessionPlace({ lastSubmission }: Session, t: TFunction, language: string): string[] {
  const { ip, city, country } = lastSubmission?.signInContext ?? {};
  const countryName = country && formatRegion(country, language);
  const place = city && countryName ? t('sessions.place', { city, country: countryName }) : city || countryName;
  return [ip, place].filter((part): part is string => part !== undefined && part !== '');
}
