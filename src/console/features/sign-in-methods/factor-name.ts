import type { TFunction } from 'i18next';

import { hasText } from '#console/i18n/has-text.ts';
import type { MfaVerification } from '#contract/mfa.ts';

/** A factor's kind in words; one we know nothing of keeps its own name. */
export function factorKind(type: string, t: TFunction): string {
  const key = `signInMethods.factor.${type}`;
  return hasText(key) ? t(key) : type;
}

/** The kind, and the name its owner gave it. */
export const factorName = ({ type, name }: MfaVerification, t: TFunction): string =>
  name === undefined || name === '' ? factorKind(type, t) : `${factorKind(type, t)}: ${name}`;
