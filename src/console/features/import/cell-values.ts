import { dateText } from '#console/lib/read-workbook.ts';
import { formulaStart } from '#contract/csv.ts';
import { invisibleCharacters } from '#contract/visible-text.ts';

/**
 * Values as people and programs write them in the cells of a table. Nothing is guessed: what has several meanings is
 * undefined.
 */

/** Removes the apostrophe with which spreadsheets and exports mark a number or a formula as text. */
export const withoutApostrophe = (text: string): string => {
  const rest = text.slice(1);
  return text.startsWith("'") && (formulaStart.test(rest) || /^\d/.test(rest)) ? rest : text;
};

/** Returns whether a cell is empty, also as databases export it. */
export const isEmptyCell = (text: string): boolean => ['', '\\N', 'NULL', 'null'].includes(text.trim());

/** Returns whether a spreadsheet has shortened a number, such as `4.91511E+12`, so that digits are lost. */
export const isShortened = (text: string): boolean => /^[+-]?\d(?:[.,]\d+)?E\+\d{1,3}$/i.test(text.trim());

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\0-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;

/** Returns whether there are characters inside a text that nobody sees. Spaces around it do not count. */
export const hasInvisible = (text: string): boolean => {
  const trimmed = text.trim();
  return trimmed.search(invisibleCharacters) >= 0 || controls.test(trimmed);
};

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const yes = list('true 1 yes y t on x ✓ ✔ ○ 是 对 真 已 有 はい 真 ○ 済 有');
const no = list('false 0 no n f off - ✗ × 否 不是 假 未 无 無 いいえ 偽 未済');
const active = list(
  'active enabled normal ok valid staged provisioned recovery passwordexpired lockedout 启用 已启用 正常 在职 有效 有効 利用中 使用中 稼働中 在籍',
);
const suspended = list(
  'suspended disabled inactive blocked banned locked deprovisioned deactivated archived 停用 已停用 禁用 已禁用 冻结 离职 无效 停止 停止中 利用停止 無効 退職 凍結',
);

/** Removes case, width, spaces and punctuation. Signs that are words of their own are kept. */
const word = (text: string): string => {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return plain.length <= 1 ? plain : plain.replace(/[\s_.-]/g, '');
};

/** Reads a truth value; undefined if it is not clear. */
export function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = word(String(value));
  if (yes.has(text)) return true;
  return no.has(text) ? false : undefined;
}

/** Reads whether an account is suspended, from a truth value about `meaning`, or from the word for its state. */
export function readSuspended(value: unknown, meaning: 'suspended' | 'active'): boolean | undefined {
  const text = word(String(value));
  if (suspended.has(text)) return true;
  if (active.has(text)) return false;
  const isSo = readBoolean(value);
  return isSo === undefined ? undefined : isSo === (meaning === 'suspended');
}

/** Serials that may be dates of birth: from 1900 to 2100. */
const serials = { first: 10, last: 73_415 };

/**
 * Reads a date as `YYYY-MM-DD`, a year as `YYYY`; undefined if it is not clear which is the day and which the month. A whole
 * number is a serial of a spreadsheet.
 */
export function readDate(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  if (/^(?:1[89]|20)\d\d$/.test(plain)) return plain;
  if (/^\d{1,5}(?:\.\d+)?$/.test(plain)) {
    const serial = Math.floor(Number(plain));
    return serial >= serials.first && serial <= serials.last ? dateText(serial) : undefined;
  }
  const [, year, month, day] =
    /^(\d{4})(?:-|\/|\.|年)\s?(\d{1,2})(?:-|\/|\.|月)\s?(\d{1,2})日?(?:[T\s].*)?$/.exec(plain) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(plain) ??
    [];
  if (year !== undefined) return existing(year, month, day);
  const [, first = '', separator, second = '', last] =
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:\s.*)?$/.exec(plain) ?? [];
  if (last === undefined) return undefined;
  // Dots stand between day, month and year; with slashes it depends on the country.
  if (separator === '.' || first === second) return existing(last, second, first);
  if (Number(first) > 12) return existing(last, second, first);
  return Number(second) > 12 ? existing(last, first, second) : undefined;
}

function existing(year: string, month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

/** Reads a time as ISO 8601 or PostgreSQL write it, in ms; `infinity` is the end of time. */
export function readTime(text: string): number | undefined {
  const plain = text.trim();
  if (plain === 'infinity') return Number.POSITIVE_INFINITY;
  const time = Date.parse(
    plain
      .replace(/^(\d{4}-\d\d-\d\d) (\d\d:)/, '$1T$2')
      .replace(/([+-]\d\d)$/, (_, offset: string, at: number) => (at > 10 ? `${offset}:00` : offset)),
  );
  return Number.isNaN(time) ? undefined : time;
}

/** Splits a cell with several values. */
export const splitList = (text: string): string[] => text.split(/[,;|、，；\n]/).map((part) => part.trim());
