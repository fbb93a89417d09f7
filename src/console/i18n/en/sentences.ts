/**
 * What an entry of the audit log tells, under its event's key with spaces for dots: `done` when it succeeded, `failed`
 * when it did not. `who` begins the sentence, `whom` does not; `account` is what was typed.
 */
export const sentences = {
  somebody: 'Somebody',
  whom: 'somebody',
  anApp: 'an application',
  anAccount: 'an account',
  flow: {
    SignIn: {
      Create: { done: '{{who}} began to sign in to {{app}}', failed: '{{who}} could not begin to sign in to {{app}}' },
      Update: { done: '{{who}} went over to signing in to {{app}}', failed: '{{who}} could not go over to signing in' },
      Submit: { done: '{{who}} signed in to {{app}}', failed: '{{who}} could not sign in to {{app}}' },
    },
    Register: {
      Create: {
        done: '{{who}} began to register at {{app}}',
        failed: '{{who}} could not begin to register at {{app}}',
      },
      Update: {
        done: '{{who}} went over to registering at {{app}}',
        failed: '{{who}} could not go over to registering',
      },
      Submit: { done: '{{who}} registered at {{app}}', failed: '{{who}} could not register at {{app}}' },
    },
    ForgotPassword: {
      Create: {
        done: '{{who}} said they had forgotten their password',
        failed: '{{who}} could not begin to set a new password',
      },
      Update: {
        done: '{{who}} went over to setting a new password',
        failed: '{{who}} could not go over to setting a new password',
      },
      Submit: {
        done: '{{who}} set a new password in place of a forgotten one',
        failed: '{{who}} could not set a new password',
      },
    },
  },
  /** A submission that was answered with a further step, of which the entry's reason tells. */
  asked: {
    SignIn: '{{who}} was asked for one more step to sign in to {{app}}',
    Register: '{{who}} was asked for one more step to register at {{app}}',
    ForgotPassword: '{{who}} was asked for one more step to set a new password',
    other: '{{app}} has to wait for one more step',
  },
  /** A flow that was completed, with what proved who it was. */
  with: {
    SignIn: '{{who}} signed in to {{app}} with {{means, list}}',
    Register: '{{who}} registered at {{app}} with {{means, list}}',
    ForgotPassword: '{{who}} set a new password in place of a forgotten one, with {{means, list}}',
  },
  step: {
    'Identifier Submit': {
      done: '{{who}} was recognized as the owner of the account',
      failed: '{{who}} proved something that leads to no usable account',
    },
    'Profile Update': { done: '{{who}} filled in the profile', failed: '{{who}} filled in something that was refused' },
    'Profile Create': { done: '{{who}} filled in the profile', failed: '{{who}} filled in something that was refused' },
    'Profile Delete': {
      done: '{{who}} removed something from the profile',
      failed: '{{who}} could not remove something from the profile',
    },
    'SignInPasskey Submit': {
      done: '{{who}} added a passkey for signing in',
      failed: '{{who}} could not add a passkey',
    },
  },
  verification: {
    Create: {
      EmailVerificationCode: {
        done: '{{who}} had a code sent by email to {{account}}',
        failed: 'No code could be sent by email to {{account}}',
      },
      PhoneVerificationCode: {
        done: '{{who}} had a code sent by text message to {{account}}',
        failed: 'No code could be sent by text message to {{account}}',
      },
      VerificationCode: {
        done: '{{who}} had a one-time code sent to {{account}}',
        failed: 'No one-time code could be sent to {{account}}',
      },
      MfaEmailVerificationCode: {
        done: '{{who}} had a second-factor code sent by email',
        failed: 'No second-factor code could be sent by email',
      },
      MfaPhoneVerificationCode: {
        done: '{{who}} had a second-factor code sent by text message',
        failed: 'No second-factor code could be sent by text message',
      },
      Social: { done: '{{who}} was sent to a social account', failed: '{{who}} could not be sent to a social account' },
      EnterpriseSso: {
        done: '{{who}} was sent to their organization’s sign-in page',
        failed: '{{who}} could not be sent to their organization’s sign-in page',
      },
      SingleSignOn: {
        done: '{{who}} was sent to their organization’s sign-in page',
        failed: '{{who}} could not be sent to their organization’s sign-in page',
      },
      IdpInitiatedSso: {
        done: '{{who}} came from their organization’s own sign-in page to {{app}}',
        failed: '{{who}} came from their organization’s own sign-in page and was not let in',
      },
      Totp: {
        done: '{{who}} began to set up an authenticator app',
        failed: '{{who}} could not set up an authenticator app',
      },
      WebAuthn: { done: '{{who}} was asked for a passkey', failed: '{{who}} could not be asked for a passkey' },
      SignInPasskey: {
        done: '{{who}} was asked for a passkey to sign in with',
        failed: '{{who}} could not be asked for a passkey to sign in with',
      },
      BackupCode: { done: '{{who}} was given new backup codes', failed: '{{who}} could not be given backup codes' },
    },
    Submit: {
      Password: {
        done: '{{who}} typed the right password for {{account}}',
        failed: '{{who}} typed a password for {{account}} that was not accepted',
      },
      NewPasswordIdentity: {
        done: '{{who}} chose {{account}} and a password for the new account',
        failed: '{{who}} chose {{account}} and a password that was refused',
      },
      EmailVerificationCode: {
        done: '{{who}} typed the right code, sent by email to {{account}}',
        failed: '{{who}} typed a code for {{account}} that was not accepted',
      },
      PhoneVerificationCode: {
        done: '{{who}} typed the right code, sent by text message to {{account}}',
        failed: '{{who}} typed a code for {{account}} that was not accepted',
      },
      VerificationCode: {
        done: '{{who}} typed the right one-time code for {{account}}',
        failed: '{{who}} typed a one-time code for {{account}} that was not accepted',
      },
      MfaEmailVerificationCode: {
        done: '{{who}} typed the right second-factor code, sent by email',
        failed: '{{who}} typed a second-factor code that was not accepted',
      },
      MfaPhoneVerificationCode: {
        done: '{{who}} typed the right second-factor code, sent by text message',
        failed: '{{who}} typed a second-factor code that was not accepted',
      },
      Social: {
        done: '{{who}} came back from a social account',
        failed: '{{who}} came back from a social account in vain',
      },
      EnterpriseSso: {
        done: '{{who}} came back from their organization’s sign-in page',
        failed: '{{who}} came back from their organization’s sign-in page in vain',
      },
      SingleSignOn: {
        done: '{{who}} came back from their organization’s sign-in page',
        failed: '{{who}} came back from their organization’s sign-in page in vain',
      },
      Totp: {
        done: '{{who}} typed the right code of their authenticator app',
        failed: '{{who}} typed a code of an authenticator app that was not accepted',
      },
      WebAuthn: { done: '{{who}} used a passkey', failed: '{{who}} used a passkey that was not accepted' },
      SignInPasskey: {
        done: '{{who}} used a passkey to sign in',
        failed: '{{who}} used a passkey to sign in that was not accepted',
      },
      BackupCode: { done: '{{who}} used a backup code', failed: '{{who}} typed a backup code that was not accepted' },
      OneTimeToken: {
        done: '{{who}} followed a sign-in link sent to {{account}}',
        failed: '{{who}} followed a sign-in link for {{account}} that was not accepted',
      },
    },
  },
  /** For pairs of act and factor that no server is known to write. */
  anyVerification: {
    Create: { done: '{{who}} was asked for: {{factor}}', failed: '{{who}} could not be asked for: {{factor}}' },
    Update: { done: '{{who}} changed what was asked for: {{factor}}', failed: '{{who}} could not change: {{factor}}' },
    Submit: { done: '{{who}} was accepted by: {{factor}}', failed: '{{who}} was not accepted by: {{factor}}' },
    Delete: { done: '{{who}} took back: {{factor}}', failed: '{{who}} could not take back: {{factor}}' },
    End: { done: '{{who}} was finished with: {{factor}}', failed: '{{who}} could not finish with: {{factor}}' },
  },
  bindMfa: {
    Totp: { done: '{{who}} set up an authenticator app', failed: '{{who}} could not set up an authenticator app' },
    WebAuthn: { done: '{{who}} set up a passkey', failed: '{{who}} could not set up a passkey' },
    BackupCode: { done: '{{who}} set up backup codes', failed: '{{who}} could not set up backup codes' },
    EmailVerificationCode: {
      done: '{{who}} set up codes by email as second factor',
      failed: '{{who}} could not set up codes by email as second factor',
    },
    PhoneVerificationCode: {
      done: '{{who}} set up codes by text message as second factor',
      failed: '{{who}} could not set up codes by text message as second factor',
    },
  },
  /** An `Interaction.Create` that asks for consent, not for a sign-in. */
  consent: {
    done: '{{who}} passed to the consent step of {{app}}',
    failed: '{{who}} could not pass to the consent step of {{app}}',
  },
  webhook: { done: 'A webhook told of {{event}}', failed: 'A webhook that should tell of {{event}} failed' },
  known: {
    'Interaction Create': {
      done: '{{who}} came from {{app}} to the sign-in page',
      failed: '{{who}} came from {{app}} and got no sign-in page',
    },
    'Interaction End': { done: '{{who}} went back to {{app}}', failed: '{{who}} could not go back to {{app}}' },
    'Interaction Create Captcha': { done: '{{who}} passed the captcha', failed: '{{who}} did not pass the captcha' },
    'ExchangeTokenBy AuthorizationCode': {
      done: '{{app}} got tokens for {{whom}} after the sign-in',
      failed: '{{app}} got no tokens after a sign-in',
    },
    'ExchangeTokenBy RefreshToken': {
      done: '{{app}} renewed its tokens for {{whom}}',
      failed: '{{app}} could not renew its tokens',
    },
    'ExchangeTokenBy ClientCredentials': {
      done: '{{app}} got a token for itself',
      failed: '{{app}} was refused a token for itself',
    },
    'ExchangeTokenBy TokenExchange': {
      done: '{{app}} exchanged a token for {{whom}}',
      failed: '{{app}} was refused the exchange of a token',
    },
    'ExchangeTokenBy DeviceCode': {
      done: '{{app}} got tokens for {{whom}} on a device',
      failed: '{{app}} got no tokens on a device',
    },
    'ExchangeTokenBy Unknown': {
      done: '{{app}} got tokens in a way that is not known',
      failed: '{{app}} asked for tokens in a way that is not known',
    },
    RevokeToken: { done: '{{app}} revoked a token', failed: '{{app}} could not revoke a token' },
    RevokeGrants: { done: 'The grants of {{app}} were revoked', failed: 'The grants of {{app}} could not be revoked' },
    'JwtCustomizer AccessToken': {
      done: 'The claims script added to a token for {{whom}}',
      failed: 'The claims script failed for a token for {{whom}}',
    },
    'JwtCustomizer ClientCredentials': {
      done: 'The claims script added to a token for {{app}}',
      failed: 'The claims script failed for a token for {{app}}',
    },
    'SamlApplication AuthnRequest': {
      done: '{{app}} asked for a sign-in by SAML',
      failed: '{{app}} asked for a sign-in by SAML and was refused',
    },
    'SamlApplication Callback': {
      done: '{{app}} was told of a sign-in by SAML',
      failed: '{{app}} could not be told of a sign-in by SAML',
    },
    'Action PostFirstFactorVerification': {
      done: 'The action after the first factor ran for {{whom}}',
      failed: 'The action after the first factor failed for {{whom}}',
    },
    'Action PostSignIn': {
      done: 'The action after the sign-in ran for {{whom}}',
      failed: 'The action after the sign-in failed for {{whom}}',
    },
    'TrustedDevice Created': {
      done: '{{who}} had this device remembered',
      failed: 'This device could not be remembered for {{whom}}',
    },
    'TrustedDevice Used': {
      done: '{{who}} was recognized by a remembered device',
      failed: '{{who}} was not recognized by a remembered device',
    },
    Unknown: {
      done: 'Something happened that the server has no name for',
      failed: 'Something failed that the server has no name for',
    },
  },
} as const;
