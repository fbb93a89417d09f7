import type { MfaVerification } from '#contract/mfa.ts';

/** Returns which factors remain after a removal, to decide on a warning. */
export function remainingFactors(
  removed: string,
  factors: readonly MfaVerification[],
): 'none' | 'onlyBackupCodes' | 'enough' {
  const left = factors.filter(({ id }) => id !== removed);
  if (left.length === 0) return 'none';
  return left.every(({ type }) => type === 'BackupCode') ? 'onlyBackupCodes' : 'enough';
}
