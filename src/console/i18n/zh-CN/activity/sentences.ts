import type { sentences as english } from '#console/i18n/en/activity/sentences.ts';
import type { Translated } from '#console/i18n/translated.ts';

/**
 * Describes an activity entry, under its event's key with spaces for dots: `done` when it succeeded, `failed`
 * when it did not. `user` starts the sentence, `userInside` does not; `account` is the entered identifier.
 */
export const sentences: Translated<typeof english> = {
  /** At the start of a sentence. */
  unknownUser: 'An unknown user',
  /** Inside a sentence. */
  unknownUserInside: 'an unknown user',
  anApp: 'an app',
  anAccount: 'an account',
  flow: {
    SignIn: {
      Create: {
        done: '{{user}} started to sign in to {{app}}',
        failed: '{{user}} could not start to sign in to {{app}}',
      },
      Update: { done: '{{user}} switched to signing in to {{app}}', failed: '{{user}} could not switch to signing in' },
      Submit: { done: '{{user}} signed in to {{app}}', failed: '{{user}} could not sign in to {{app}}' },
    },
    Register: {
      Create: {
        done: '{{user}} started to register at {{app}}',
        failed: '{{user}} could not start to register at {{app}}',
      },
      Update: {
        done: '{{user}} switched to registering at {{app}}',
        failed: '{{user}} could not switch to registering',
      },
      Submit: { done: '{{user}} registered at {{app}}', failed: '{{user}} could not register at {{app}}' },
    },
    ForgotPassword: {
      Create: {
        done: '{{user}} started to reset a forgotten password',
        failed: '{{user}} could not start to reset the password',
      },
      Update: {
        done: '{{user}} switched to resetting the password',
        failed: '{{user}} could not switch to resetting the password',
      },
      Submit: {
        done: '{{user}} reset a forgotten password',
        failed: '{{user}} could not reset the password',
      },
    },
  },
  /** A submission that needs a further step; the entry's reason says which. */
  moreSteps: {
    SignIn: '{{user}} needed one more step to sign in to {{app}}',
    Register: '{{user}} needed one more step to register at {{app}}',
    ForgotPassword: '{{user}} needed one more step to reset the password',
    other: '{{app}} must wait for one more step',
  },
  /** A completed flow; `means` are the factors that verified the user. */
  with: {
    SignIn: '{{user}} signed in to {{app}} with {{means, list}}',
    Register: '{{user}} registered at {{app}} with {{means, list}}',
    ForgotPassword: '{{user}} reset a forgotten password with {{means, list}}',
  },
  step: {
    'Identifier Submit': {
      done: '{{user}} was matched to an account',
      failed: '{{user}} could not be matched to a usable account',
    },
    'Profile Update': {
      done: '{{user}} filled in the profile',
      failed: '{{user}} filled in the profile, but it was refused',
    },
    'Profile Create': {
      done: '{{user}} filled in the profile',
      failed: '{{user}} filled in the profile, but it was refused',
    },
    'Profile Delete': {
      done: '{{user}} removed a profile field',
      failed: '{{user}} could not remove a profile field',
    },
    'SignInPasskey Submit': {
      done: '{{user}} added a passkey for signing in',
      failed: '{{user}} could not add a passkey',
    },
  },
  verification: {
    Create: {
      EmailVerificationCode: {
        done: '{{user}} requested a code by email to {{account}}',
        failed: 'No code could be sent by email to {{account}}',
      },
      PhoneVerificationCode: {
        done: '{{user}} requested a code by text message to {{account}}',
        failed: 'No code could be sent by text message to {{account}}',
      },
      VerificationCode: {
        done: '{{user}} requested a one-time code to {{account}}',
        failed: 'No one-time code could be sent to {{account}}',
      },
      MfaEmailVerificationCode: {
        done: '{{user}} requested an MFA code by email',
        failed: 'No MFA code could be sent by email',
      },
      MfaPhoneVerificationCode: {
        done: '{{user}} requested an MFA code by text message',
        failed: 'No MFA code could be sent by text message',
      },
      Social: {
        done: '{{user}} was sent to a social provider',
        failed: '{{user}} could not be sent to a social provider',
      },
      EnterpriseSso: {
        done: '{{user}} was sent to their organization’s sign-in page',
        failed: '{{user}} could not be sent to their organization’s sign-in page',
      },
      SingleSignOn: {
        done: '{{user}} was sent to their organization’s sign-in page',
        failed: '{{user}} could not be sent to their organization’s sign-in page',
      },
      IdpInitiatedSso: {
        done: '{{user}} came from their organization’s sign-in page to {{app}}',
        failed: '{{user}} came from their organization’s sign-in page, but was not signed in',
      },
      Totp: {
        done: '{{user}} started to set up an authenticator app',
        failed: '{{user}} could not set up an authenticator app',
      },
      WebAuthn: { done: '{{user}} was asked for a passkey', failed: '{{user}} could not be asked for a passkey' },
      SignInPasskey: {
        done: '{{user}} was asked for a passkey to sign in with',
        failed: '{{user}} could not be asked for a passkey to sign in with',
      },
      BackupCode: { done: '{{user}} got new backup codes', failed: '{{user}} could not get backup codes' },
    },
    Submit: {
      Password: {
        done: '{{user}} entered the correct password for {{account}}',
        failed: '{{user}} entered a password for {{account}} that was not accepted',
      },
      NewPasswordIdentity: {
        done: '{{user}} chose {{account}} and a password for the new account',
        failed: '{{user}} chose {{account}} and a password that was refused',
      },
      EmailVerificationCode: {
        done: '{{user}} entered the correct code, sent by email to {{account}}',
        failed: '{{user}} entered a code for {{account}} that was not accepted',
      },
      PhoneVerificationCode: {
        done: '{{user}} entered the correct code, sent by text message to {{account}}',
        failed: '{{user}} entered a code for {{account}} that was not accepted',
      },
      VerificationCode: {
        done: '{{user}} entered the correct one-time code for {{account}}',
        failed: '{{user}} entered a one-time code for {{account}} that was not accepted',
      },
      MfaEmailVerificationCode: {
        done: '{{user}} entered the correct MFA code, sent by email',
        failed: '{{user}} entered an MFA code that was not accepted',
      },
      MfaPhoneVerificationCode: {
        done: '{{user}} entered the correct MFA code, sent by text message',
        failed: '{{user}} entered an MFA code that was not accepted',
      },
      Social: {
        done: '{{user}} came back from a social provider',
        failed: '{{user}} came back from a social provider, but was not accepted',
      },
      EnterpriseSso: {
        done: '{{user}} came back from their organization’s sign-in page',
        failed: '{{user}} came back from their organization’s sign-in page, but was not accepted',
      },
      SingleSignOn: {
        done: '{{user}} came back from their organization’s sign-in page',
        failed: '{{user}} came back from their organization’s sign-in page, but was not accepted',
      },
      Totp: {
        done: '{{user}} entered the correct code from their authenticator app',
        failed: '{{user}} entered a code from an authenticator app that was not accepted',
      },
      WebAuthn: { done: '{{user}} used a passkey', failed: '{{user}} used a passkey that was not accepted' },
      SignInPasskey: {
        done: '{{user}} used a passkey to sign in',
        failed: '{{user}} used a passkey to sign in that was not accepted',
      },
      BackupCode: {
        done: '{{user}} used a backup code',
        failed: '{{user}} entered a backup code that was not accepted',
      },
      OneTimeToken: {
        done: '{{user}} followed a sign-in link sent to {{account}}',
        failed: '{{user}} followed a sign-in link for {{account}} that was not accepted',
      },
    },
  },
  /** For pairs of act and factor that no known server records. */
  anyVerification: {
    Create: { done: '{{user}} was asked for: {{factor}}', failed: '{{user}} could not be asked for: {{factor}}' },
    Update: {
      done: '{{user}} changed the requested factor: {{factor}}',
      failed: '{{user}} could not change: {{factor}}',
    },
    Submit: { done: '{{user}} was verified by: {{factor}}', failed: '{{user}} was not verified by: {{factor}}' },
    Delete: { done: '{{user}} removed: {{factor}}', failed: '{{user}} could not remove: {{factor}}' },
    End: { done: '{{user}} finished: {{factor}}', failed: '{{user}} could not finish: {{factor}}' },
  },
  bindMfa: {
    Totp: { done: '{{user}} set up an authenticator app', failed: '{{user}} could not set up an authenticator app' },
    WebAuthn: { done: '{{user}} set up a passkey', failed: '{{user}} could not set up a passkey' },
    BackupCode: { done: '{{user}} set up backup codes', failed: '{{user}} could not set up backup codes' },
    EmailVerificationCode: {
      done: '{{user}} set up codes by email as a factor',
      failed: '{{user}} could not set up codes by email as a factor',
    },
    PhoneVerificationCode: {
      done: '{{user}} set up codes by text message as a factor',
      failed: '{{user}} could not set up codes by text message as a factor',
    },
  },
  /** An `Interaction.Create` that requests consent, not a sign-in. */
  consent: {
    done: '{{user}} reached the consent step of {{app}}',
    failed: '{{user}} could not reach the consent step of {{app}}',
  },
  webhook: { done: 'A webhook was sent for {{event}}', failed: 'A webhook for {{event}} failed' },
  known: {
    'Interaction Create': {
      done: '{{user}} came from {{app}} to the sign-in page',
      failed: '{{user}} came from {{app}}, but the sign-in page failed',
    },
    'Interaction End': { done: '{{user}} went back to {{app}}', failed: '{{user}} could not go back to {{app}}' },
    'Interaction Create Captcha': { done: '{{user}} passed the captcha', failed: '{{user}} did not pass the captcha' },
    'ExchangeTokenBy AuthorizationCode': {
      done: '{{app}} got tokens for {{userInside}} after the sign-in',
      failed: '{{app}} got no tokens after a sign-in',
    },
    'ExchangeTokenBy RefreshToken': {
      done: '{{app}} renewed its tokens for {{userInside}}',
      failed: '{{app}} could not renew its tokens',
    },
    'ExchangeTokenBy ClientCredentials': {
      done: '{{app}} got a token for itself',
      failed: '{{app}} was refused a token for itself',
    },
    'ExchangeTokenBy TokenExchange': {
      done: '{{app}} exchanged a token for {{userInside}}',
      failed: '{{app}} was refused the exchange of a token',
    },
    'ExchangeTokenBy DeviceCode': {
      done: '{{app}} got tokens for {{userInside}} on a device',
      failed: '{{app}} got no tokens on a device',
    },
    'ExchangeTokenBy Unknown': {
      done: '{{app}} got tokens in an unknown way',
      failed: '{{app}} requested tokens in an unknown way and was refused',
    },
    RevokeToken: { done: '{{app}} revoked a token', failed: '{{app}} could not revoke a token' },
    RevokeGrants: { done: 'The grants of {{app}} were revoked', failed: 'The grants of {{app}} could not be revoked' },
    'JwtCustomizer AccessToken': {
      done: 'The claims script added to a token for {{userInside}}',
      failed: 'The claims script failed for a token for {{userInside}}',
    },
    'JwtCustomizer ClientCredentials': {
      done: 'The claims script added to a token for {{app}}',
      failed: 'The claims script failed for a token for {{app}}',
    },
    'SamlApplication AuthnRequest': {
      done: '{{app}} requested a SAML sign-in',
      failed: '{{app}} requested a SAML sign-in and was refused',
    },
    'SamlApplication Callback': {
      done: '{{app}} received a SAML sign-in',
      failed: '{{app}} could not receive a SAML sign-in',
    },
    'Action PostFirstFactorVerification': {
      done: 'The action after the first factor ran for {{userInside}}',
      failed: 'The action after the first factor failed for {{userInside}}',
    },
    'Action PostSignIn': {
      done: 'The action after the sign-in ran for {{userInside}}',
      failed: 'The action after the sign-in failed for {{userInside}}',
    },
    'TrustedDevice Created': {
      done: '{{user}} chose to remember this device',
      failed: 'This device could not be remembered for {{userInside}}',
    },
    'TrustedDevice Used': {
      done: '{{user}} was recognized by a remembered device',
      failed: '{{user}} was not recognized by a remembered device',
    },
    Unknown: {
      done: 'An unknown event occurred',
      failed: 'An unknown event failed',
    },
  },
};
