import { cleanText, plainText, visibleText } from '#console/lib/identifying-text.ts';
import { type PhoneReader, readTypedPhone } from '#console/lib/phones.ts';
import { emailPattern, maxAvatarLength, maxIdentifierLength, usernamePattern } from '#contract/users.ts';

import type { CellReader } from './cell-reader.ts';

/**
 * Members of a user from cells. Each is undefined if the cell is empty. What is wrong with the value is reported, and the
 * value stays as it is.
 */

const patterns = {
  username: [usernamePattern, 'invalid-username'],
  primaryEmail: [emailPattern, 'invalid-email'],
} as const;

export function readIdentifier(
  cells: CellReader,
  column: string,
  value: unknown,
  kind: 'username' | 'primaryEmail',
): string | undefined {
  const before = cells.problems.length;
  const text = cells.cleaned(column, value, plainText);
  if (text === undefined || cells.problems.length > before) return text;
  const [pattern, problem] = patterns[kind];
  if (text.length > maxIdentifierLength) cells.report(column, 'too-long');
  else if (!pattern.test(text)) cells.report(column, problem);
  return text;
}

/** @param country default country, see {@link readTypedPhone} */
export function readPhoneNumber(
  cells: CellReader,
  column: string,
  value: unknown,
  country: string,
  readPhone: PhoneReader,
): string | undefined {
  const before = cells.problems.length;
  const text = cells.text(column, value)?.trim();
  if (text === undefined || cells.problems.length > before) return text;
  const phone = readTypedPhone(text, country, readPhone);
  if (typeof phone === 'object' && phone.isComplete) return phone.digits;
  cells.report(column, 'invalid-phone');
  return text;
}

export function readName(cells: CellReader, column: string, value: unknown): string | undefined {
  const text = cells.cleaned(column, value, cleanText);
  if (text !== undefined && text.length > maxIdentifierLength) cells.report(column, 'too-long');
  return text;
}

export function readAvatar(cells: CellReader, column: string, value: unknown): string | undefined {
  const text = cells.cleaned(column, value, visibleText);
  if (text === undefined) return undefined;
  if (text.length > maxAvatarLength) cells.report(column, 'too-long');
  else if (!isPicture(text)) cells.report(column, 'invalid-url');
  return text;
}

/** Logto accepts any address; a picture in the address itself is what it may have returned. */
const isPicture = (text: string): boolean =>
  URL.canParse(text) && (/^https?:$/.test(new URL(text).protocol) || /^data:image\/[\w.+-]+[;,]/i.test(text));
