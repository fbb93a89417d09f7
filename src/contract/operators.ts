import * as z from 'zod/mini';

/**
 * What an operator may be allowed. A permission is also the name of the action in the audit log and in the settings, so that
 * one word follows it from the button to the record.
 */
export const permissions = [
  'users:read',
  /** Sees personal data as it is; without it the gateway masks it. */
  'users:unmask',
  /** Sees one account's personal data for a while, for a reason that is recorded. */
  'users:reveal',
  /** Searches by patterns; without it only by values that are known in full. */
  'users:search',
  'users:create',
  'users:write-profile',
  'users:write-identifiers',
  'users:write-custom-data',
  'users:suspend',
  'users:restore',
  /** Lifts the lock-out after too many failed attempts. */
  'users:unlock',
  'users:delete',
  /** Sets a password that the gateway generates. */
  'passwords:reset',
  /** Sets a password of one's own choice. */
  'passwords:set',
  'passwords:expire',
  /** Issues a token that signs in whoever has it as the user, once. */
  'one-time-tokens:create',
  /** Sends a code to the email address or phone number of a user, and checks what the user reads out. */
  'verification-codes:send',
  'verification-codes:verify',
  'identities:link',
  'identities:unlink',
  /** Removes second factors. */
  'mfa:reset',
  /** Adds second factors, and says whether they are asked for. */
  'mfa:enrol',
  'sessions:revoke',
  'tokens:write',
  /** Gives roles to users and takes them away. */
  'roles:assign',
  /** Changes what roles there are. */
  'roles:write',
  'organizations:write',
  /** Changes accounts that hold a protected role. */
  'protected:write',
  /** Says of a role that it is protected, or no longer. */
  'protection:write',
  /** Sees who is signed in to Usher, and ends their sessions. */
  'sessions:administer',
  /** Approves or refuses what another operator may do only with a second one. */
  'approvals:decide',
  'audit:read',
  'audit:erase',
] as const;
export const permission = z.enum(permissions);
export type Permission = z.infer<typeof permission>;

/** What Usher knows operators as, from the least that one may be allowed to the most. */
export const operatorRoles = ['viewer', 'support', 'admin'] as const;
export const operatorRole = z.enum(operatorRoles);
export type OperatorRole = z.infer<typeof operatorRole>;

export const operator = z.object({
  /** Who this is at the provider; with the same Logto also the user's ID. */
  subject: z.string(),
  name: z.string(),
  role: operatorRole,
});
export type Operator = z.infer<typeof operator>;

/** What administrators have to know about the set-up for as long as it holds. */
export const standingNotice = z.enum([
  /** Operators are users of the administered Logto, but Usher is told otherwise: their accounts are not protected. */
  'operators-unprotected',
]);
export type StandingNotice = z.infer<typeof standingNotice>;

/** Answer of `GET /usher/session`: who is signed in and what they may do. */
export const operatorSession = z.object({
  operator,
  permissions: z.array(permission),
  /** Actions that need a reason or ticket. */
  reasonRequired: z.array(permission),
  /** What a reason has to contain besides: the source of a regular expression with the flag `u`. */
  reasonPattern: z.nullable(z.string()),
  /** The user who is the operator, when operators are users of the same Logto: nobody changes their own account. */
  ownUserId: z.nullable(z.string()),
  /** Users live in a Logto; else in the embedded demonstration. */
  isLogto: z.boolean(),
  /** Where telephone numbers without a country code belong (ISO 3166), where that is configured. */
  defaultCountry: z.nullable(z.string()),
  /**
   * Names of the roles whose holders take `protected:write` to change, and IDs of those that were protected in Usher. Roles
   * with permissions of the Management API are protected without being here.
   */
  protectedRoles: z.array(z.string()),
  /** Empty for everyone but administrators. */
  notices: z.array(standingNotice),
  /** Hosts whose pictures are shown without asking for each. */
  pictureHosts: z.array(z.string()),
  /** The accounts whose personal data is shown at the moment. */
  reveals: z.array(z.object({ userId: z.string(), remaining: z.number() })),
});
export type OperatorSession = z.infer<typeof operatorSession>;

/** Answer of `GET /usher/sign-in-options`: what the sign-in page offers. */
export const signInOptions = z.object({
  kind: z.enum(['demo', 'oidc']),
  /** Demo operators on an address that others reach: anybody there may become an administrator. */
  isExposed: z.boolean(),
});
export type SignInOptions = z.infer<typeof signInOptions>;

/** Query parameters of `GET /usher/sign-in`. */
export const signInParameters = {
  /** The path to come back to. */
  returnTo: 'return_to',
  /** {@link anotherAccount}, {@link sameAccount}, or absent. */
  account: 'account',
} as const;

/** Asks the provider to sign in anew, even where somebody is signed in. */
export const anotherAccount = 'another';

/** Asks the provider to let the operator prove again who they are, before an action that needs a fresh sign-in. */
export const sameAccount = 'same';

/** Body of `POST /usher/sign-in/demo`. */
export const demoSignIn = z.object({ role: operatorRole });

/** Answer of `POST /usher/sign-out`: where the provider ends its own session, if it says where. */
export const signedOut = z.object({ redirectTo: z.nullable(z.string()) });
export type SignedOut = z.infer<typeof signedOut>;

/** Why a sign-in at the provider did not begin, or came back without a session; in the address of the sign-in page. */
export const signInFailures = [
  /** None of the account's roles is one of Usher's. */
  'no-role',
  /** The provider sent no roles at all: the account has none, or the claim goes by another name. */
  'no-roles-claim',
  /** The provider does not let this account use the application, or consent was refused. */
  'denied',
  /** The provider does not accept the application: its ID, its secret or its type. */
  'client',
  /** No provider answers at the issuer's address, or one that goes by another. */
  'issuer',
  /** The provider does not know the address to come back to. */
  'redirect-uri',
  /** The provider does not know a scope. */
  'scope',
  /** The provider let in somebody who proved too long ago who they are, or does not say when that was. */
  'stale',
  /** The provider did not sign in as strongly as a fresh sign-in has to be (`STEP_UP_ACR`, `STEP_UP_AMR`). */
  'weak',
  /** The clocks of Usher and the provider differ by more than a token's lifetime. */
  'clock',
  'refused',
  /** The provider cannot be reached or failed. */
  'failed',
  'expired',
  'too-many',
  'elsewhere',
] as const;
export type SignInFailure = (typeof signInFailures)[number];

/**
 * Answer of `POST /usher/users/:userId/reveal`: for how much longer the data is shown, in ms. No time of day, because the
 * browser's clock is not the gateway's.
 */
export const reveal = z.object({ remaining: z.number() });

/** Where the identity service can send a code to a user. */
export const messageChannels = ['email', 'phone'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** Answer of `GET /usher/users/:userId/password-recovery`: where the user gets the code that sets a new password. */
export const passwordRecovery = z.object({ channels: z.array(z.enum(messageChannels)) });
export type PasswordRecovery = z.infer<typeof passwordRecovery>;

/**
 * Body of `POST /usher/users/:userId/password`. Where the user can reset the password, an operator who may not choose
 * passwords has to say that the user cannot receive the code.
 */
export const generatedPasswordRequest = z.object({ userCannotRecover: z.optional(z.boolean()) });
export type GeneratedPasswordRequest = z.infer<typeof generatedPasswordRequest>;

/** Answer of `POST /usher/users/:userId/password`: the password that was set, shown once. */
export const generatedPassword = z.object({ password: z.string() });

/** Request headers of the console. */
export const operatorHeaders = {
  /** On everything: a form of another site cannot send it. */
  console: 'x-usher',
  /** The reason or ticket, percent-encoded (headers are ASCII). */
  reason: 'x-usher-reason',
  /** Asks for an approval of the action instead of carrying it out. */
  approval: 'x-usher-approval',
  /** Names the search request that a request belongs to. */
  searchRequest: 'x-usher-search-request',
} as const;

/** Value of the approval header. */
export const askForApproval = 'ask';

/** Longest reason or ticket, in characters. */
export const maxReasonLength = 500;
