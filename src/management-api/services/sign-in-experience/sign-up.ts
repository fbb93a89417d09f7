import type { SignUp } from '#contract/sign-in-experience-writes.ts';
import type { MessageConnectors } from '#management-api/db/connectors.ts';
import { ApiError } from '#management-api/http/api-error.ts';

import { requireConnectors } from './required-connectors.ts';

/** Checks what new users are asked for (logto-behavior.md#19.3). */
export function checkSignUp(signUp: SignUp, connectors: MessageConnectors): void {
  const { identifiers, verify, secondaryIdentifiers = [] } = signUp;
  if (secondaryIdentifiers.length > 0 && identifiers.length === 0) {
    throw new ApiError('sign_in_experiences.missing_sign_up_identifiers');
  }
  const all = [...identifiers, ...secondaryIdentifiers.map((each) => each.identifier)];
  if (hasDuplicates(all) || (all.includes('emailOrPhone') && identifiers.some((each) => each !== 'username'))) {
    throw new ApiError('sign_in_experiences.duplicated_sign_up_identifiers');
  }
  const hasAddress = all.some((each) => each !== 'username');
  const isUnverified = secondaryIdentifiers.some((each) => each.identifier !== 'username' && each.verify !== true);
  if (isUnverified || (hasAddress && !verify)) throw new ApiError('sign_in_experiences.passwordless_requires_verify');

  const takesEither = all.includes('emailOrPhone');
  requireConnectors(connectors, {
    email: takesEither || all.includes('email'),
    sms: takesEither || all.includes('phone'),
  });
}

const hasDuplicates = (items: readonly string[]): boolean => new Set(items).size < items.length;
