import type { Log } from '#contract/logs.ts';

/**
 * Returns the error code of an activity entry, such as `session.invalid_credentials`; token requests have OAuth codes.
 */
export function entryErrorCode({ payload: { error } }: Log): string | undefined {
  return typeof error === 'string' ? oauthErrorIn(error) : error?.code;
}

/** Errors of token requests are strings that usually contain JSON with an OAuth error. */
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
