import { connectorIds } from './connectors.ts';

/**
 * What a tenant needs to have switched on for its people to have signed in as they did. Nothing more: recordings of a
 * fresh Logto must play on a seeded database, too.
 */
export const signInSettings = {
  signIn: {
    methods: [
      { identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true },
      { identifier: 'email', password: true, verificationCode: true, isPasswordPrimary: true },
      { identifier: 'phone', password: true, verificationCode: true, isPasswordPrimary: true },
    ],
  },
  socialSignInConnectorTargets: Object.keys(connectorIds),
  singleSignOnEnabled: true,
  mfa: { factors: ['Totp', 'WebAuthn', 'BackupCode'], policy: 'UserControlled' },
};
