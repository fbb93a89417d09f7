const flows = ['SignIn', 'Register', 'ForgotPassword'] as const;

const factors = [
  'Password',
  'EmailVerificationCode',
  'PhoneVerificationCode',
  'MfaEmailVerificationCode',
  'MfaPhoneVerificationCode',
  'Social',
  'EnterpriseSso',
  'Totp',
  'WebAuthn',
  'SignInPasskey',
  'BackupCode',
  'NewPasswordIdentity',
  'OneTimeToken',
] as const;

/** Factors verified in one step, without a `Create` event. */
const checkedAtOnce: readonly string[] = ['Password', 'NewPasswordIdentity', 'OneTimeToken'];

const bindable = ['Totp', 'WebAuthn', 'BackupCode', 'EmailVerificationCode', 'PhoneVerificationCode'] as const;

/** Events to filter by: those that current Logto versions write (logto-behavior.md#7.3). Keys match exactly. */
export const eventKeys: readonly string[] = [
  'Interaction.Create',
  'Interaction.End',
  ...flows.flatMap((flow) => [
    `Interaction.${flow}.Create`,
    ...factors.flatMap((factor) => [
      ...(checkedAtOnce.includes(factor) ? [] : [`Interaction.${flow}.Verification.${factor}.Create`]),
      `Interaction.${flow}.Verification.${factor}.Submit`,
    ]),
    `Interaction.${flow}.Identifier.Submit`,
    `Interaction.${flow}.Profile.Update`,
    ...bindable.map((factor) => `Interaction.${flow}.BindMfa.${factor}.Submit`),
    `Interaction.${flow}.Submit`,
  ]),
  'ExchangeTokenBy.AuthorizationCode',
  'ExchangeTokenBy.RefreshToken',
  'ExchangeTokenBy.ClientCredentials',
  'ExchangeTokenBy.TokenExchange',
  'ExchangeTokenBy.DeviceCode',
  'RevokeToken',
  'RevokeGrants',
  'JwtCustomizer.AccessToken',
  'JwtCustomizer.ClientCredentials',
  'SamlApplication.AuthnRequest',
  'SamlApplication.Callback',
  'Action.PostFirstFactorVerification',
  'Action.PostSignIn',
];
