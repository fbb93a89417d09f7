import type { Mfa, SignIn, SignUp } from '#contract/sign-in-experience-writes.ts';
import type { MessageConnectors } from '#management-api/db/connectors.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { requireConnectors } from './required-connectors.ts';

/** What sign-in methods are judged by. */
type Surroundings = { signUp: SignUp; mfa: Mfa; connectors: MessageConnectors };

/** Checks the sign-in methods (logto-behavior.md#19.3). An empty list and repeated identifiers are accepted. */
export function checkSignIn(signIn: SignIn, { signUp, mfa, connectors }: Surroundings): void {
  const { methods } = signIn;
  const byCode = signsInByCode(signIn);
  requireConnectors(connectors, { email: byCode.email, sms: byCode.phone });
  if (methods.some(({ password, verificationCode }) => !password && !verificationCode)) {
    throw new ApiError('sign_in_experiences.at_least_one_authentication_factor');
  }
  const hasPasswordOnly = methods.some((each) => each.identifier !== 'username' && !each.verificationCode);
  if (signUp.verify && !signUp.password && hasPasswordOnly) {
    throw new ApiError('sign_in_experiences.code_sign_in_must_be_enabled');
  }
  if (byCode.email && mfa.factors.includes('EmailVerificationCode')) {
    throw new ApiError('sign_in_experiences.email_verification_code_cannot_be_used_for_sign_in');
  }
  if (byCode.phone && mfa.factors.includes('PhoneVerificationCode')) {
    throw new ApiError('sign_in_experiences.phone_verification_code_cannot_be_used_for_sign_in');
  }
}

/** Whether codes to an e-mail address or phone are enough to sign in. */
export const signsInByCode = ({ methods }: SignIn): { email: boolean; phone: boolean } => ({
  email: methods.some(({ identifier, verificationCode }) => verificationCode && identifier === 'email'),
  phone: methods.some(({ identifier, verificationCode }) => verificationCode && identifier === 'phone'),
});
