import type { MfaVerification } from '#contract/mfa.ts';

/** What removing a factor leaves behind, where that deserves a warning. */
export function afterRemoval(
  removed: string,
  factors: readonly MfaVerification[],
): 'none' | 'onlyBackupCodes' | 'enough' {
  const left = factors.filter(({ id }) => id !== removed);
  if (left.length === 0) return 'none';
  return left.every(({ type }) => type === 'BackupCode') ? 'onlyBackupCodes' : 'enough';
}
