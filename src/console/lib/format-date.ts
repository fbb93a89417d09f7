/** Dates for people. Values are milliseconds since the epoch; `language` is a BCP 47 tag, e.g. of the interface. */

/** The reader's own variety of the interface's language, if the browser names one: dates differ between en-GB and en-US. */
export const localeFor = (language: string): string =>
  navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;

const styles = {
  dateTime: { dateStyle: 'medium', timeStyle: 'short' },
  date: { dateStyle: 'medium' },
  dayOfMonth: { day: 'numeric', month: 'short' },
  time: { timeStyle: 'medium' },
  timeOfDay: { timeStyle: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** By style and language. Making one takes a hundred times as long as using it, and a list uses hundreds. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(style: keyof typeof styles, value: number, language: string): string {
  const locale = localeFor(language);
  const key = `${style} ${locale}`;
  let made = formats.get(key);
  if (made === undefined) formats.set(key, (made = new Intl.DateTimeFormat(locale, styles[style])));
  return made.format(value);
}

export const formatDateTime = (value: number, language: string): string => format('dateTime', value, language);

export const formatDate = (value: number, language: string): string => format('date', value, language);

/** "20 Aug": where the year goes without saying. */
export const formatDayOfMonth = (value: number, language: string): string => format('dayOfMonth', value, language);

/** To the second: what belongs together happens within seconds. */
export const formatTime = (value: number, language: string): string => format('time', value, language);

/** The time of day, to the minute. */
export const formatTimeOfDay = (value: number, language: string): string => format('timeOfDay', value, language);

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
