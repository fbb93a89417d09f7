import { readPreference, writePreference } from './operator-storage.ts';

/** Date formatting. Values are milliseconds since the epoch; `language` is a BCP 47 tag, e.g. of the interface. */

/**
 * Returns the locale of dates and numbers. An English interface formats them as the region of the browser's first language
 * does: English in Germany writes days before months.
 */
export function localeFor(language: string): string {
  if (language !== 'en') return language;
  const known = locales.get(navigator.languages);
  if (known !== undefined) return known;
  const locale = englishIn(regionOf(navigator.languages[0]));
  locales.set(navigator.languages, locale);
  return locale;
}

/** By the list that the browser keeps until it changes. */
const locales = new WeakMap<readonly string[], string>();

function regionOf(tag: string | undefined): string {
  try {
    return new Intl.Locale(tag ?? 'en').maximize().region ?? 'US';
  } catch {
    return 'US';
  }
}

/** English of a region, or the international one where the browser knows none: otherwise it would be that of the United States. */
function englishIn(region: string): string {
  const { locale } = new Intl.DateTimeFormat(`en-${region}`).resolvedOptions();
  return locale === 'en' ? 'en-001' : locale;
}

/** Undefined for the operator's time zone. */
let zone: 'UTC' | undefined = readPreference('timesInUtc') === 'true' ? 'UTC' : undefined;

export const areTimesInUtc = (): boolean => zone === 'UTC';

/** Shows all times in UTC or in the operator's time zone, and remembers it in this browser. Components show it when they render again. */
export function setTimesInUtc(isUtc: boolean): void {
  writePreference('timesInUtc', String(isUtc));
  zone = isUtc ? 'UTC' : undefined;
  formats.clear();
}

const styles = {
  /** With seconds and the time zone. */
  full: { dateStyle: 'full', timeStyle: 'long' },
  dateTime: { dateStyle: 'medium', timeStyle: 'short' },
  date: { dateStyle: 'medium' },
  dayOfMonth: { day: 'numeric', month: 'short' },
  time: { timeStyle: 'medium' },
  timeOfDay: { timeStyle: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Formatters by style and language, cached because creating one takes about a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(style: keyof typeof styles, value: number, language: string): string {
  const locale = localeFor(language);
  const key = `${style} ${locale}`;
  let formatter = formats.get(key);
  if (formatter === undefined)
    formats.set(key, (formatter = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: zone })));
  const text = formatter.format(value);
  // The full form names the time zone itself.
  return zone !== undefined && style !== 'full' && 'timeStyle' in styles[style] ? `${text} ${zone}` : text;
}

export const formatDateTime = (value: number, language: string): string => format('dateTime', value, language);

export function formatFull(value: number, language: string): string {
  const text = format('full', value, language);
  // Intl puts the time zone between date and time.
  return language === 'zh-CN' ? text.replace(/ (\S+) (\d+:\S+)$/, ' $2 $1') : text;
}

export const formatDate = (value: number, language: string): string => format('date', value, language);

/** "20 Aug": without the year. */
export const formatDayOfMonth = (value: number, language: string): string => format('dayOfMonth', value, language);

/** Time of day with seconds, because related entries are seconds apart. */
export const formatTime = (value: number, language: string): string => format('time', value, language);

/** Time of day without seconds. */
export const formatTimeOfDay = (value: number, language: string): string => format('timeOfDay', value, language);

const minute = 60_000;
const units = [
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const;

/** Relative time such as "5 minutes ago" within 30 days, else the date. */
export function formatRelative(value: number, language: string, now = Date.now()): string {
  const elapsed = now - value;
  if (Math.abs(elapsed) > 30 * 24 * 60 * minute) return formatDate(value, language);
  const format = new Intl.RelativeTimeFormat(localeFor(language), { numeric: 'auto' });
  const [unit, length] = units.find(([, size]) => Math.abs(elapsed) >= size) ?? ['minute', minute];
  return spacedUnit(format.format(-Math.trunc(elapsed / length), unit), language);
}

/** Intl separates number and unit in Japanese and not in Chinese; the texts of the console do the opposite. */
export function spacedUnit(text: string, language: string): string {
  if (language === 'ja') return text.replaceAll(' ', '');
  return language.startsWith('zh') ? text.replace(/\d(?=\p{sc=Han})/u, '$& ') : text;
}
