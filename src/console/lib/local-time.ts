import { localeFor } from './format-date.ts';
import { isIsoDate } from './typed-date.ts';

/** Returns the time that a date and time such as `2026-11-30T17:05` means here, in ms since the epoch; undefined if it is invalid. */
export function parseLocalTime(value: string): number | undefined {
  if (!isIsoDate(value.slice(0, 10)) || !/^.{10}T\d\d:\d\d/.test(value)) return undefined;
  const time = new Date(value).getTime();
  return Number.isNaN(time) ? undefined : time;
}

/** Returns a time, in ms since the epoch, as a date and time here, such as `2026-11-30T17:05`. */
export function localTimeValue(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - offset).toISOString().slice(0, 16);
}

/**
 * Returns the name of the operator's time zone with its offset at a time: "Central European Standard Time (GMT+1)" or
 * 中国标准时间（GMT+8）.
 */
export function timeZoneAt(time: number, language: string): string {
  const format = (timeZoneName: 'long' | 'shortOffset') =>
    new Intl.DateTimeFormat(localeFor(language), { timeZoneName })
      .formatToParts(time)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [name, offset] = [format('long'), format('shortOffset')];
  if (name.startsWith('GMT')) return name;
  return /^(?:zh|ja)\b/.test(language) ? `${name}（${offset}）` : `${name} (${offset})`;
}
