import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';
import type { Log } from '#contract/logs.ts';

/** Why an entry's event failed, in words where its error code has some; nothing when it did not fail. */
export function failureReason({ payload }: Log, t: TFunction): string | undefined {
  if (payload.error === undefined) return undefined;
  const code = typeof payload.error === 'string' ? oauthErrorIn(payload.error) : payload.error.code;
  if (code === undefined) return typeof payload.error === 'string' ? payload.error : payload.error.message;
  const key = `activity.reason.${spaced(code)}`;
  return hasText(key) ? t(key) : code;
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
