import * as z from 'zod/mini';

import { callerQuestions, callerVerification } from './callers.ts';

/** Permissions of operators. Each is also the name of the action in the audit log and in the settings. */
export const permissions = [
  'users:read',
  /** Sees personal data unmasked. */
  'users:unmask',
  /** Reveals one account's personal data for a limited time; the reason is recorded. */
  'users:reveal',
  /** Makes a file with everything stored about a user; needs `users:unmask` as well. */
  'users:subject-access',
  /** Searches by patterns; without it, only exact matches. */
  'users:search',
  /** Lists the changes of an account by operators, without their values. */
  'users:history',
  /** Reads operators' notes about users; needs `users:unmask` as well. */
  'notes:read',
  /** Adds and pins notes, and changes and deletes the operator's own. */
  'notes:write',
  /** Changes and deletes the notes of other operators. */
  'notes:administer',
  'users:create',
  'users:write-profile',
  'users:write-identifiers',
  'users:write-custom-data',
  'users:suspend',
  'users:restore',
  /** Lifts the lockout after too many failed attempts. */
  'users:unlock',
  'users:delete',
  /** Sets a password that the gateway generates. */
  'passwords:reset',
  /** Sets a password that the operator enters. */
  'passwords:set',
  'passwords:expire',
  /** Issues a token that signs in its bearer as the user, once. */
  'one-time-tokens:create',
  /** Sends a code to the email address or phone number of a user, and verifies the code that the user gives. */
  'verification-codes:send',
  'verification-codes:verify',
  /** Records that a caller named facts of the account. */
  'callers:verify',
  /** Replaces the email address or phone number of a user whose caller was verified by a code. */
  'identifiers:correct',
  'identities:link',
  'identities:unlink',
  /** Removes MFA factors. */
  'mfa:reset',
  /** Adds MFA factors, and changes whether the user has to use them. */
  'mfa:enroll',
  'sessions:revoke',
  'tokens:write',
  /** Assigns roles to users and removes them. */
  'roles:assign',
  /** Creates, changes and deletes roles. */
  'roles:write',
  'organizations:write',
  /** Opens a guided flow on an account. Each of its steps also needs its own permission. */
  'flows:offboard',
  'flows:merge',
  'flows:secure',
  /** Runs jobs on many users. Each row also needs the permissions of its action. */
  'jobs:run',
  /** Writes users to a file. */
  'users:export',
  /** Changes accounts that have a protected role. */
  'protected:write',
  /** Protects roles, and removes their protection. */
  'protection:write',
  /** Lists and revokes the sessions of operators. */
  'sessions:administer',
  /** Approves or refuses actions of other operators. */
  'approvals:decide',
  'audit:read',
  'audit:erase',
] as const;
export const permission = z.enum(permissions);
export type Permission = z.infer<typeof permission>;

/** Roles of operators, from fewest to most permissions. */
export const operatorRoles = ['viewer', 'support', 'admin'] as const;
export const operatorRole = z.enum(operatorRoles);
export type OperatorRole = z.infer<typeof operatorRole>;

export const operator = z.object({
  /** Subject at the provider; also the user's ID if operators are users of the administered Logto. */
  subject: z.string(),
  name: z.string(),
  role: operatorRole,
});
export type Operator = z.infer<typeof operator>;

/** Configuration problems that administrators see until they are fixed. */
export const standingNotice = z.enum([
  /** Operators are users of the administered Logto, but the settings deny it: their accounts are not protected. */
  'operators-unprotected',
]);
export type StandingNotice = z.infer<typeof standingNotice>;

/** Response of `GET /usher/session`: the signed-in operator with permissions and settings. */
export const operatorSession = z.object({
  operator,
  permissions: z.array(permission),
  /** Actions that need a reason or ticket. */
  reasonRequired: z.array(permission),
  /** Regular expression that a reason has to match: its source, for the flag `u`. */
  reasonPattern: z.nullable(z.string()),
  /**
   * User ID of the operator if operators are users of the administered Logto. Operators can't change their own account.
   */
  ownUserId: z.nullable(z.string()),
  /** Whether users are in a Logto; else in the embedded demo. */
  isLogto: z.boolean(),
  /** ID of the application with which Usher uses the Management API, if known. */
  ownApplicationId: z.nullable(z.string()),
  /** Country of phone numbers without a country code (ISO 3166), if configured. */
  defaultCountry: z.nullable(z.string()),
  /**
   * Protected roles: names from the settings, and IDs of those protected in Usher. Roles with permissions of the
   * Management API are also protected but not listed.
   */
  protectedRoles: z.array(z.string()),
  /** Empty unless the operator is an administrator. */
  notices: z.array(standingNotice),
  /** Hosts whose pictures the console loads directly. */
  pictureHosts: z.array(z.string()),
  /** Accounts whose personal data is revealed, with the remaining time in ms. */
  reveals: z.array(z.object({ userId: z.string(), remaining: z.number() })),
  /** What this operator asks callers, in this order. */
  callerQuestions: z.array(z.enum(callerQuestions)),
  /** Callers that this operator verified, with the remaining time in ms. */
  verifiedCallers: z.array(z.extend(callerVerification, { userId: z.string(), remaining: z.number() })),
});
export type OperatorSession = z.infer<typeof operatorSession>;

/** Response of `GET /usher/sign-in-options`. */
export const signInOptions = z.object({
  kind: z.enum(['demo', 'oidc']),
  /**
   * Whether demo operators are used on an address that is not loopback: anyone who reaches it can become an
   * administrator.
   */
  isExposed: z.boolean(),
});
export type SignInOptions = z.infer<typeof signInOptions>;

/** Query parameters of `GET /usher/sign-in`. */
export const signInParameters = {
  /** Path to return to after sign-in. */
  returnTo: 'return_to',
  /** {@link anotherAccount}, {@link sameAccount}, or absent. */
  account: 'account',
} as const;

/** Makes the provider ask for an account, even if one is signed in there. */
export const anotherAccount = 'another';

/** Makes the provider authenticate the same operator again, for an action that needs a fresh sign-in. */
export const sameAccount = 'same';

/** Body of `POST /usher/sign-in/demo`. */
export const demoSignIn = z.object({ role: operatorRole });

/** Response of `POST /usher/sign-out`: the provider's sign-out URL, if it has one. */
export const signedOut = z.object({ redirectTo: z.nullable(z.string()) });
export type SignedOut = z.infer<typeof signedOut>;

/** Reasons why a sign-in at the provider did not start or gave no session; a parameter of the sign-in page's URL. */
export const signInFailures = [
  /** None of the account's roles is a role of Usher. */
  'no-role',
  /** The provider sent no roles: the account has none, or the claim has another name. */
  'no-roles-claim',
  /** The provider does not allow this account to use the application, or consent was refused. */
  'denied',
  /** The provider does not accept the application's ID, secret or type. */
  'client',
  /** No provider responds at the issuer's URL, or it names another issuer. */
  'issuer',
  /** The provider does not know the redirect URI. */
  'redirect-uri',
  /** The provider does not know a scope. */
  'scope',
  /** The operator authenticated too long ago, or the provider did not send the time. */
  'stale',
  /** The authentication is weaker than a fresh sign-in requires (`STEP_UP_ACR`, `STEP_UP_AMR`). */
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
 * Response of `POST /usher/users/:userId/reveal`: remaining time in ms. It is a duration because the browser's clock
 * may differ from the gateway's.
 */
export const reveal = z.object({ remaining: z.number() });

/** Channels by which the identity service can send a code to a user. */
export const messageChannels = ['email', 'phone'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/**
 * Response of `GET /usher/users/:userId/password-recovery`: channels by which the user can get a code to reset the
 * password.
 */
export const passwordRecovery = z.object({ channels: z.array(z.enum(messageChannels)) });
export type PasswordRecovery = z.infer<typeof passwordRecovery>;

/** Passwords that are easy to dictate: six words and three digits, or four groups of four letters and digits. */
export const dictatedStyles = ['words', 'groups'] as const;
export type DictatedStyle = (typeof dictatedStyles)[number];

/**
 * Body of `POST /usher/users/:userId/password`. If the user can reset the password, an operator without `passwords:set`
 * has to state that the user cannot receive the code.
 */
export const generatedPasswordRequest = z.object({
  userCannotRecover: z.optional(z.boolean()),
  /** For a password to dictate; by default it has random characters. */
  style: z.optional(z.enum(dictatedStyles)),
});
export type GeneratedPasswordRequest = z.infer<typeof generatedPasswordRequest>;

/**
 * Response of `POST /usher/users/:userId/password`, the generated password, which was set and is shown once; and of `POST
 * /usher/users/:userId/password-suggestion`, a generated password that was not set.
 */
export const generatedPassword = z.object({ password: z.string() });

/** Request headers of the console. */
export const operatorHeaders = {
  /** Sent with every request, against cross-site request forgery: a form of another site cannot send it. */
  console: 'x-usher',
  /** Reason or ticket, percent-encoded because headers are ASCII. */
  reason: 'x-usher-reason',
  /** Requests an approval of the action instead of carrying it out. */
  approval: 'x-usher-approval',
  /** Comma-separated IDs of the operator's waiting requests that an approval request replaces. */
  replaces: 'x-usher-approval-replaces',
  /** ID of the guided flow that a write is a step of. */
  flow: 'x-usher-flow',
  /** Search request ID: requests with the same ID count as one. */
  searchRequest: 'x-usher-search-request',
} as const;

/** Value of the approval header. */
export const askForApproval = 'ask';

/** Longest reason or ticket, in characters. */
export const maxReasonLength = 500;
