/**
 * Dates as they are typed and shown in fields: in the order of a locale ("30/11/2026", "2026/11/30"), or as ISO 8601 has them.
 * The rest of the code has them as `2026-11-30`, and with a time of day as `2026-11-30T17:05`.
 */

type Part = 'year' | 'month' | 'day';

/** Whether a text is a date of the calendar, such as `2026-11-30`. */
export function isIsoDate(text: string): boolean {
  // Some engines take 30 February for 2 March.
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? utcOf(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Formats `2026-11-30` in the order of the locale: "11/30/2026". */
export const showDate = (date: string, locale: string): string => formatOf(locale, dateParts).format(utcOf(date));

/** Formats `2026-11-30T17:05` in the order of the locale: "11/30/2026, 5:05 PM". */
export const showDateTime = (value: string, locale: string): string =>
  formatOf(locale, { ...dateParts, ...timeParts(locale) }).format(utcOf(value.slice(0, 16)));

/** Returns a typed date as `2026-11-30`; undefined if it can't be read. */
export function readDate(text: string, locale: string): string | undefined {
  const date = readParts(plain(text), locale).join('-');
  return isIsoDate(date) ? date : undefined;
}

/** Returns a typed date with a time as `2026-11-30T17:05`, with seconds if they were typed; undefined if it can't be read. */
export function readDateTime(text: string, locale: string): string | undefined {
  const [, datePart = '', before, hourText, minutes = '', seconds, after] = dateAndTime.exec(plain(text)) ?? [];
  const date = readDate(datePart, locale);
  const hour = hour24(Number(hourText), before ?? after);
  const time = [hour, minutes, seconds]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'));
  const value = `${date}T${time.join(':')}`;
  return date !== undefined && Number(minutes) < 60 && Number(seconds ?? 0) < 60 && hour < 24 ? value : undefined;
}

/** Shows how dates are typed in the locale, with these words for the parts: "MM/DD/YYYY". */
export function dateForm(locale: string, words: Record<Part, string>, withTime = false): string {
  const shown = formatOf(locale, withTime ? { ...dateParts, ...timeParts(locale) } : dateParts).formatToParts(0);
  return shown.map(({ type, value }) => (isPart(type) ? words[type] : type === 'literal' ? value : '--')).join('');
}

const isPart = (type: string): type is Part => type === 'year' || type === 'month' || type === 'day';

const dateParts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

const timeParts = (locale: string) =>
  ({ hour: hasTwelveHours(locale) ? 'numeric' : '2-digit', minute: '2-digit' }) as const;

/** Whether times of day have 12 hours and AM or PM in the locale. */
export function hasTwelveHours(locale: string): boolean {
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h12' || hourCycle === 'h11';
}

/** Formats the digits of a date; some regions have another calendar by default. */
const formatOf = (locale: string, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...parts, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' });

const utcOf = (value: string): number => new Date(`${value}${value.includes('T') ? '' : 'T00:00'}Z`).getTime();

/** Full-width digits and signs become those of ASCII, special spaces plain ones. */
const plain = (text: string): string => text.normalize('NFKC').trim();

/** AM and PM, before or after the time. */
const halfOfDay = '(a\\.?m\\.?|p\\.?m\\.?|[上下]午|午[前後])?';

/** Date, half of the day, hour, minute, second, half of the day. */
const dateAndTime = new RegExp(
  `^(.+?)(?:(?<=\\d)T|[,\\s]+|(?<=日))${halfOfDay}\\s*(\\d{1,2})[:.時时点](\\d{1,2})分?(?::(\\d{1,2}))?\\s*${halfOfDay}$`,
  'i',
);

/** Returns the hour of 24; NaN if there is no such hour in that half of the day. */
function hour24(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour > 12) return Number.NaN;
  return (hour % 12) + (/^p|^下|後$/i.test(half) ? 12 : 0);
}

/** What stands between the numbers of a date. Japanese keyboards type ー for a hyphen and ・ for a slash. */
const separators = /^[-‐‑‒–—―−ー/・.,。、年月日\s]*$/;

/** Returns year, month and day; none if the text isn't a date. */
function readParts(text: string, locale: string): string[] {
  const [word = ''] = text.match(/\p{L}{3,}/u) ?? [];
  const named = word === '' ? undefined : monthNamed(word, locale);
  const rest = named === undefined ? text : text.replace(word, ' ');
  if (!separators.test(rest.replace(/\d/g, ''))) return [];
  const numbers = rest.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3').match(/\d+/g) ?? [];
  const isYearFirst = numbers[0]?.length === 4;
  const order: readonly Part[] = isYearFirst ? ['year', 'month', 'day'] : named ? ['day', 'year'] : orderOf(locale);
  const names = named ? order.filter((name) => name !== 'month') : order;
  if (numbers.length !== names.length) return [];
  const typed = Object.fromEntries(names.map((name, index) => [name, numbers[index]]));
  const { year = '', month = String(named), day = '' } = typed;
  return [year, month.padStart(2, '0'), day.padStart(2, '0')];
}

/** The order of a date's parts in the locale. Where the year is first, a date that ends with it is ambiguous. */
const orderOf = (locale: string): readonly Part[] =>
  formatOf(locale, dateParts)
    .formatToParts(0)
    .map(({ type }) => type)
    .filter(isPart);

/** Returns the number of the month whose name in the locale begins with the word. */
function monthNamed(word: string, locale: string): number | undefined {
  const format = formatOf(locale, { month: 'long' });
  const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month)).toLowerCase());
  const index = names.findIndex((name) => name.startsWith(word.toLowerCase()));
  return index < 0 ? undefined : index + 1;
}
