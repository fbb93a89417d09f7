import * as z from 'zod/mini';

import { branding, hexColor } from './branding.ts';
import { isKnownLanguage } from './experience-languages.ts';

const optionalBoolean = z.optional(z.boolean());
const wholeNumber = (min: number, max?: number) =>
  max === undefined ? z.int().check(z.minimum(min)) : z.int().check(z.minimum(min), z.maximum(max));

/** Text that is cleared with `null` or `""`. */
const clearable = (text: z.ZodMiniType<string>) => z.nullable(z.union([z.literal(''), text]));
const clearableUrl = clearable(z.url());

const color = z.object({ primaryColor: hexColor, isDarkModeEnabled: z.boolean(), darkPrimaryColor: hexColor });

const languageInfo = z.object({
  autoDetect: z.boolean(),
  fallbackLanguage: z.string().check(z.refine(isKnownLanguage, { error: 'Not a known language' })),
});

const identifier = z.enum(['username', 'email', 'phone']);

/** How users sign in. */
export const signIn = z.object({
  methods: z.array(
    z.object({
      identifier,
      password: z.boolean(),
      verificationCode: z.boolean(),
      isPasswordPrimary: z.boolean(),
    }),
  ),
});
export type SignIn = z.infer<typeof signIn>;

/** What a new user gives. */
export const signUp = z.object({
  identifiers: z.array(identifier),
  password: z.boolean(),
  verify: z.boolean(),
  secondaryIdentifiers: z.optional(
    z.array(z.object({ identifier: z.enum(['username', 'email', 'phone', 'emailOrPhone']), verify: optionalBoolean })),
  ),
});
export type SignUp = z.infer<typeof signUp>;

/** Which MFA factors there are, and who must have one. */
export const mfa = z.object({
  factors: z.array(z.enum(['Totp', 'WebAuthn', 'BackupCode', 'EmailVerificationCode', 'PhoneVerificationCode'])),
  policy: z.enum([
    'UserControlled',
    'Mandatory',
    'PromptOnlyAtSignIn',
    'PromptAtSignInAndSignUp',
    'NoPrompt',
    'PromptAtSignInAndSignUpMandatory',
    'PromptOnlyAtSignInMandatory',
  ]),
  organizationRequiredMfaPolicy: z.optional(z.enum(['NoPrompt', 'Mandatory'])),
});
export type Mfa = z.infer<typeof mfa>;

/** MFA only for sign-ins that look risky. */
export const adaptiveMfa = z.object({ enabled: optionalBoolean });
export type AdaptiveMfa = z.infer<typeof adaptiveMfa>;

/** Defaults are filled in where an object is given, and only there. */
const passwordPolicy = z.object({
  length: z.optional(z.object({ min: z._default(wholeNumber(1), 8), max: z._default(wholeNumber(1), 256) })),
  characterTypes: z.optional(z.object({ min: z._default(wholeNumber(1, 4), 1) })),
  rejects: z.optional(
    z.object({
      pwned: z._default(z.boolean(), true),
      repetitionAndSequence: z._default(z.boolean(), true),
      userInfo: z._default(z.boolean(), true),
      words: z._default(z.array(z.string()), []),
    }),
  ),
});

/** `enabledAt`, in ms, is set by the server. */
export const passwordExpiration = z.union([
  z.object({ enabled: z.optional(z.literal(false)) }),
  z.object({
    enabled: z.literal(true),
    validPeriodDays: wholeNumber(1),
    enabledAt: z.optional(wholeNumber(0)),
  }),
]);
export type PasswordExpiration = z.infer<typeof passwordExpiration>;

const length = wholeNumber(1, 128);
const usernamePolicy = z
  .object({
    caseSensitive: z.boolean(),
    minLength: length,
    maxLength: length,
    allowedChars: z.object({
      lowercase: z.boolean(),
      uppercase: z.boolean(),
      numbers: z.boolean(),
      underscore: z.boolean(),
    }),
  })
  .check(
    z.refine(({ minLength, maxLength }) => minLength <= maxLength, {
      error: 'The minimum length must not be greater than the maximum length',
      path: ['maxLength'],
    }),
    // A username does not begin with a digit.
    z.refine(({ allowedChars: { lowercase, uppercase, underscore } }) => lowercase || uppercase || underscore, {
      error: 'Allow lowercase letters, uppercase letters or the underscore',
      path: ['allowedChars'],
    }),
  );

export const forgotPasswordMethods = z.array(z.enum(['EmailVerificationCode', 'PhoneVerificationCode']));
export type ForgotPasswordMethods = z.infer<typeof forgotPasswordMethods>;

/** Times in seconds. */
export const verificationCodePolicy = z.object({
  expirationDuration: z.optional(wholeNumber(60, 3600)),
  maxRetryAttempts: z.optional(wholeNumber(1, 100)),
});

const emailBlocklistPolicy = z.object({
  blockDisposableAddresses: optionalBoolean,
  blockSubaddressing: optionalBoolean,
  customAllowlist: z.optional(z.array(z.string())),
  customBlocklist: z.optional(z.array(z.string())),
});
export type EmailBlocklistPolicy = z.infer<typeof emailBlocklistPolicy>;

const cspSources = z.optional(z.array(z.string()));

/** Body of `PATCH /api/sign-in-exp`: each member that is sent replaces the stored one. See logto-behavior.md#19.1. */
export const signInExperiencePatch = z.partial(
  z.object({
    color,
    branding,
    hideLogtoBranding: z.boolean(),
    languageInfo,
    termsOfUseUrl: clearableUrl,
    privacyPolicyUrl: clearableUrl,
    supportEmail: clearable(z.email()),
    supportWebsiteUrl: clearableUrl,
    unknownSessionRedirectUrl: clearableUrl,
    agreeToTermsPolicy: z.enum(['Automatic', 'ManualRegistrationOnly', 'Manual']),
    signInMode: z.enum(['SignIn', 'Register', 'SignInAndRegister']),
    signIn,
    signUp,
    socialSignIn: z.object({ automaticAccountLinking: optionalBoolean, skipRequiredIdentifiers: optionalBoolean }),
    socialSignInConnectorTargets: z.array(z.string()),
    singleSignOnEnabled: z.boolean(),
    mfa,
    adaptiveMfa,
    passkeySignIn: z.object({
      enabled: optionalBoolean,
      showPasskeyButton: optionalBoolean,
      allowAutofill: optionalBoolean,
    }),
    passwordPolicy,
    passwordExpiration,
    forgotPasswordMethods: z.nullable(forgotPasswordMethods),
    usernamePolicy,
    verificationCodePolicy,
    emailBlocklistPolicy,
    captchaPolicy: z.object({ enabled: optionalBoolean }),
    // Any number is accepted, also one that makes no sense.
    sentinelPolicy: z.object({ maxAttempts: z.optional(z.number()), lockoutDuration: z.optional(z.number()) }),
    customCss: z.nullable(z.string()),
    customContent: z.record(z.string(), z.string()),
    customUiAssets: z.nullable(z.object({ id: z.string(), createdAt: z.number() })),
    customUiCsp: z.strictObject({ scriptSrc: cspSources, connectSrc: cspSources }),
    signUpProfileFields: z.nullable(z.array(z.object({ name: z.string() }))),
  }),
);
export type SignInExperiencePatch = z.infer<typeof signInExperiencePatch>;
