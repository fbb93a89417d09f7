import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';
import { entryErrorCode } from '#contract/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';

/** Translates the error of an activity entry, or returns its code if there is no text; undefined without an error. */
export function failureReason(log: Log, t: TFunction): string | undefined {
  const { error } = log.payload;
  if (error === undefined) return undefined;
  const code = entryErrorCode(log);
  if (code === undefined) return typeof error === 'string' ? error : error.message;
  const key = `events.reason.${spaced(code)}`;
  return hasText(key) ? t(key) : code;
}
