import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';
import type { JournalEntry } from '#contract/journal.ts';

/** Why a write was refused, in words as far as there are any; nothing of one that was not. */
export function refusalText({ outcome }: JournalEntry, t: TFunction): string | undefined {
  if (outcome === null || outcome.status < 400) return undefined;
  const { code, status } = outcome;
  if (code === null) return t('journal.outcome.status', { status });
  const key = `journal.refusal.${spaced(code)}`;
  const general = `errors.code.${spaced(code)}`;
  if (hasText(key)) return t(key);
  return hasText(general) ? t(general) : code;
}
