import type { AdaptiveMfa, Mfa, SignIn } from '#contract/sign-in-experience-writes.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { signsInByCode } from './sign-in.ts';

/** Checks the factors: the second one must not be a code that is already the first (logto-behavior.md#19.4). */
export function checkMfa({ factors }: Mfa, signIn: SignIn): void {
  if (new Set(factors).size < factors.length) throw new ApiError('sign_in_experiences.duplicated_mfa_factors');
  if (factors.length === 1 && factors.includes('BackupCode')) {
    throw new ApiError('sign_in_experiences.backup_code_cannot_be_enabled_alone');
  }
  const byCode = signsInByCode(signIn);
  if (byCode.email && factors.includes('EmailVerificationCode')) {
    throw new ApiError('sign_in_experiences.email_verification_code_cannot_be_used_for_mfa');
  }
  if (byCode.phone && factors.includes('PhoneVerificationCode')) {
    throw new ApiError('sign_in_experiences.phone_verification_code_cannot_be_used_for_mfa');
  }
}

/** What a request changes, and what is stored. */
type MfaChange = {
  sent: { mfa?: Mfa | undefined; adaptiveMfa?: AdaptiveMfa | undefined };
  stored: { mfa: Mfa; adaptiveMfa: AdaptiveMfa };
};

/** Checks that the prompt policy fits adaptive MFA: some are only for it, the others only without it. */
export function checkAdaptiveMfa({ sent, stored }: MfaChange): void {
  const { factors, policy } = sent.mfa ?? stored.mfa;
  const isRequired = isOnlyForAdaptiveMfa(policy);
  const switched = sent.adaptiveMfa?.enabled;
  if (switched === true && factors.length === 0) throw new ApiError('sign_in_experiences.adaptive_mfa_requires_mfa');
  const isJudgedByStored = sent.adaptiveMfa === undefined && sent.mfa !== undefined && factors.length > 0;
  const isAdaptive = isJudgedByStored ? stored.adaptiveMfa.enabled === true : switched;
  if (isAdaptive === true && !isRequired) {
    throw new ApiError('sign_in_experiences.adaptive_mfa_requires_non_skippable_policy');
  }
  if (isAdaptive === false && isRequired) {
    throw new ApiError('sign_in_experiences.non_adaptive_mfa_requires_skippable_policy');
  }
}

const isOnlyForAdaptiveMfa = (policy: Mfa['policy']): boolean =>
  policy === 'PromptAtSignInAndSignUpMandatory' || policy === 'PromptOnlyAtSignInMandatory';

/** Without factors there is no adaptive MFA, unless the request says otherwise. */
export const adaptiveMfaAfter = ({ mfa, adaptiveMfa }: MfaChange['sent']): AdaptiveMfa | undefined =>
  mfa?.factors.length === 0 ? (adaptiveMfa ?? { enabled: false }) : adaptiveMfa;
