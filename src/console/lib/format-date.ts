/** Dates for people. Values are milliseconds since the epoch; `language` is a BCP 47 tag, e.g. of the interface. */

/** The reader's own variety of the interface's language, if the browser names one: dates differ between en-GB and en-US. */
export const localeFor = (language: string): string =>
  navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;

export const formatDateTime = (value: number, language: string): string =>
  new Intl.DateTimeFormat(localeFor(language), { dateStyle: 'medium', timeStyle: 'short' }).format(value);

export const formatDate = (value: number, language: string): string =>
  new Intl.DateTimeFormat(localeFor(language), { dateStyle: 'medium' }).format(value);

/** "20 Aug": where the year goes without saying. */
export const formatDayOfMonth = (value: number, language: string): string =>
  new Intl.DateTimeFormat(localeFor(language), { day: 'numeric', month: 'short' }).format(value);
/** To the second: what belongs together happens within seconds. */
export const formatTime = (value: number, language: string): string =>
  new Intl.DateTimeFormat(localeFor(language), { timeStyle: 'medium' }).format(value);
/** The time of day, to the minute. */
export const formatTimeOfDay = (value: number, language: string): string =>
  new Intl.DateTimeFormat(localeFor(language), { timeStyle: 'short' }).format(value);

const minute = 60_000;
const units = [
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const;

/** "5 minutes ago" for the last month, the date before that. */
export function formatRelative(value: number, language: string, now = Date.now()): string {
  const elapsed = now - value;
  if (Math.abs(elapsed) > 30 * 24 * 60 * minute) return formatDate(value, language);
  const format = new Intl.RelativeTimeFormat(localeFor(language), { numeric: 'auto' });
  for (const [unit, length] of units) {
    if (Math.abs(elapsed) >= length) return format.format(-Math.trunc(elapsed / length), unit);
  }
  return format.format(0, 'minute');
}
