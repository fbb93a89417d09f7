import type { MfaVerification } from '#contract/mfa.ts';
import type { SignInExperience } from '#contract/sign-in-experience.ts';

/** What sign-in asks for; a key of texts. */
export type NextSignIn = 'asksFor' | 'onlyBackupCodes' | 'mustSetUp' | 'maySetUp' | 'nothing' | 'unknown';

/** What sign-in asks a user without factors for. */
type WithoutFactors = Exclude<NextSignIn, 'asksFor' | 'onlyBackupCodes'>;

/**
 * Returns what the next sign-in with a password asks for.
 *
 * @param factors those that the user has
 * @param mfa the tenant's settings, undefined if they are unknown (logto-behavior.md#10.5)
 */
export function nextSignIn(
  factors: readonly Pick<MfaVerification, 'type'>[],
  mfa: SignInExperience['mfa'],
): NextSignIn {
  if (factors.some(({ type }) => type !== 'BackupCode')) return 'asksFor';
  return factors.length > 0 ? 'onlyBackupCodes' : nextSignInWithoutFactors(mfa);
}

/** Returns what the next sign-in of a user without factors asks for. See {@link nextSignIn}. */
export function nextSignInWithoutFactors(mfa: SignInExperience['mfa']): WithoutFactors {
  if (mfa?.policy === undefined) return 'unknown';
  if (mfa.factors?.length === 0 || mfa.policy === 'NoPrompt') return 'nothing';
  // "Mandatory", and the ones of later versions that end with it.
  return mfa.policy.endsWith('Mandatory') ? 'mustSetUp' : 'maySetUp';
}
