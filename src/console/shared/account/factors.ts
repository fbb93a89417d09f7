import type { TFunction } from 'i18next';

import { hasText } from '#console/i18n/has-text.ts';
import type { MfaVerification } from '#contract/mfa.ts';

/** Returns the translated name of a factor type; an unknown type is returned unchanged. */
export function factorTypeName(type: string, t: TFunction): string {
  const key = `signInMethods.factor.${type}`;
  return hasText(key) ? t(key) : type;
}

/** Returns the name of the factor type, and the name that the user gave the factor. */
export const mfaFactorName = ({ type, name }: MfaVerification, t: TFunction): string =>
  name === undefined || name === '' ? factorTypeName(type, t) : `${factorTypeName(type, t)}: ${name}`;

/** Returns which factors remain after a removal, to decide on a warning. */
export function remainingFactors(
  removed: string,
  factors: readonly MfaVerification[],
): 'none' | 'onlyBackupCodes' | 'enough' {
  const left = factors.filter(({ id }) => id !== removed);
  if (left.length === 0) return 'none';
  return left.every(({ type }) => type === 'BackupCode') ? 'onlyBackupCodes' : 'enough';
}
