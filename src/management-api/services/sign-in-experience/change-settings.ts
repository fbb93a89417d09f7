import { builtInLanguages } from '#contract/experience-languages.ts';
import type { SignInExperiencePatch } from '#contract/sign-in-experience-writes.ts';
import { findMessageConnectors, type MessageConnectors } from '#management-api/db/connectors.ts';
import {
  findUsernameConflicts,
  lockSignInExperience,
  patchSignInExperience,
} from '#management-api/db/sign-in-experience.ts';
import type { Db } from '#management-api/db/tables.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError } from '#management-api/http/api-error.ts';
import { availableTargets } from '#management-api/services/social-targets.ts';
import { inTransaction } from '#management-api/services/transaction.ts';

import { type CurrentSettings, currentSettings } from './current-settings.ts';
import { checkedBlocklist } from './email-blocklist.ts';
import { adaptiveMfaAfter, checkAdaptiveMfa, checkMfa } from './mfa.ts';
import { checkForgotPasswordMethods, passwordExpirationAfter, requireWayToReset } from './password-expiration.ts';
import { checkSignIn } from './sign-in.ts';
import { checkSignUp } from './sign-up.ts';

/** Columns for these have this length, in characters; the API refuses longer ones only when it stores them. */
const maxUrlLength = 2048;

/** Largest number of conflicts that an error names. */
const maxConflicts = 20;

/**
 * Replaces the members that are sent, after checking them with the stored ones in Logto's order (logto-behavior.md#19.2).
 * Returns all settings.
 */
export const changeSettings = ({ db, clock }: Deps, sent: SignInExperiencePatch): Promise<Record<string, unknown>> =>
  inTransaction(db, async (transaction) => {
    refuseRepeatedFields(sent.signUpProfileFields);
    checkLanguage(sent.languageInfo);
    const stored = currentSettings.parse(await lockSignInExperience(transaction));
    const connectors = await findMessageConnectors(transaction);
    await checkUsernames(transaction, sent, stored);
    checkMethods(sent, stored, connectors);
    if (sent.forgotPasswordMethods) checkForgotPasswordMethods(sent.forgotPasswordMethods, connectors);
    const passwordExpiration = passwordExpirationAfter(sent.passwordExpiration, stored.passwordExpiration, clock());
    requireWayToReset(passwordExpiration, sent.forgotPasswordMethods ?? stored.forgotPasswordMethods, connectors);
    refuseHostedFeatures(sent);
    const members = {
      ...withoutEmptyText(sent),
      ...(sent.passwordExpiration && { passwordExpiration }),
      adaptiveMfa: adaptiveMfaAfter(sent),
      socialSignInConnectorTargets:
        sent.socialSignInConnectorTargets && (await availableTargets(transaction, sent.socialSignInConnectorTargets)),
      emailBlocklistPolicy: sent.emailBlocklistPolicy && checkedBlocklist(sent.emailBlocklistPolicy),
      // There is no catalogue of profile fields here, and Logto drops fields that are not in it.
      signUpProfileFields: sent.signUpProfileFields && [],
      customUiCsp: sent.customUiCsp && {},
    };
    if (Object.values(members).every((member) => member === undefined)) throw new ApiError('entity.invalid_input');
    if (urlsOf(members).some((url) => url.length > maxUrlLength)) throw new ApiError('entity.value_too_long');
    return patchSignInExperience(transaction, members);
  });

function refuseRepeatedFields(fields: SignInExperiencePatch['signUpProfileFields']): void {
  const names = (fields ?? []).map(({ name }) => name);
  if (new Set(names).size < names.length) {
    throw new ApiError('request.invalid_input', { message: 'A profile field is given more than once.' });
  }
}

function checkLanguage(languageInfo: SignInExperiencePatch['languageInfo']): void {
  if (languageInfo !== undefined && !builtInLanguages.includes(languageInfo.fallbackLanguage)) {
    throw new ApiError('sign_in_experiences.unsupported_default_language');
  }
}

/** Usernames that differ only in case would become the same. */
async function checkUsernames(db: Db, sent: SignInExperiencePatch, stored: CurrentSettings): Promise<void> {
  if (sent.usernamePolicy?.caseSensitive !== false || !stored.usernamePolicy.caseSensitive) return;
  const conflicts = await findUsernameConflicts(db, maxConflicts);
  if (conflicts.totalConflicts > 0) {
    throw new ApiError('sign_in_experiences.username_policy_case_conflicts_exist', { data: conflicts });
  }
}

function checkMethods(sent: SignInExperiencePatch, stored: CurrentSettings, connectors: MessageConnectors): void {
  const { signUp = stored.signUp, signIn = stored.signIn, mfa = stored.mfa } = sent;
  if (sent.signUp !== undefined) checkSignUp(signUp, connectors);
  if (sent.signIn !== undefined) checkSignIn(signIn, { signUp, mfa, connectors });
  if (sent.mfa !== undefined) checkMfa(mfa, signIn);
  checkAdaptiveMfa({ sent, stored });
}

/** Refuses what only Logto's own hosting offers. */
function refuseHostedFeatures({ hideLogtoBranding, customUiCsp = {} }: SignInExperiencePatch): void {
  if (hideLogtoBranding === true) {
    throw new ApiError('request.invalid_input', { message: 'The branding cannot be hidden in this environment.' });
  }
  if (Object.values(customUiCsp).some((sources) => sources !== undefined && sources.length > 0)) {
    throw new ApiError('request.invalid_input', {
      message: 'A content security policy cannot be set in this environment.',
    });
  }
}

/** Empty text is stored as `null`. */
const withoutEmptyText = (sent: SignInExperiencePatch): SignInExperiencePatch =>
  Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, value === '' ? null : value]));

const urlsOf = ({ termsOfUseUrl, privacyPolicyUrl }: SignInExperiencePatch): string[] =>
  [termsOfUseUrl, privacyPolicyUrl].filter((url) => typeof url === 'string');
