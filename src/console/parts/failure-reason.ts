import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';
import type { Log } from '#contract/logs.ts';

/** Why an entry's event failed, in words where its error code has some; nothing when it did not fail. */
export function failureReason(log: Log, t: TFunction): string | undefined {
  const { error } = log.payload;
  if (error === undefined) return undefined;
  const code = failureCode(log);
  if (code === undefined) return typeof error === 'string' ? error : error.message;
  const key = `activity.reason.${spaced(code)}`;
  return hasText(key) ? t(key) : code;
}

/** `session.invalid_credentials` and the like; token requests have OAuth's codes. */
export function failureCode({ payload: { error } }: Log): string | undefined {
  return typeof error === 'string' ? oauthErrorIn(error) : error?.code;
}

/** Errors of token requests are a text that usually holds JSON with an OAuth error (spec 7.2). */
function oauthErrorIn(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'error' in parsed && typeof parsed.error === 'string') {
      return parsed.error;
    }
  } catch {
    return undefined;
  }
  return undefined;
}
