import type { Operator } from '#contract/operators.ts';

/** An operator as identified by the provider. */
export type Identified = {
  operator: Operator;
  /** Used to read the operator's roles again from the provider. */
  refreshToken?: string | undefined;
  /** When the operator authenticated (ms since the epoch); undefined after a refresh. */
  authenticatedAt?: number | undefined;
};

/** State of a sign-in between the redirect to the provider and the callback. */
export type PendingSignIn = {
  state: string;
  nonce: string;
  codeVerifier: string;
  /** The operator must have authenticated after this time (ms since the epoch). */
  authenticatedAfter: number;
  /** Whether the sign-in must be as strong as destructive actions require. */
  isFresh: boolean;
};

/**
 * The account to sign in with: the one signed in at the provider, a different one, or the same one with a new
 * authentication.
 */
export type AccountChoice = 'any' | 'another' | 'same';

/** Operators who sign in at an OpenID provider. */
export type OperatorProvider = {
  kind: 'oidc';
  /**
   * Starts a sign-in. Returns the provider's URL, and the state to keep until the callback.
   *
   * @throws {SignInRefused}
   */
  begin: (choice: AccountChoice) => Promise<{ url: URL; attempt: PendingSignIn }>;
  /**
   * @param callback the URL of the redirect from the provider
   * @throws {SignInRefused}
   */
  finish: (callback: URL, attempt: PendingSignIn) => Promise<Identified>;
  /**
   * Reads the operator and the roles again.
   *
   * @throws {SignInRefused} a final refusal ends the session; any other means that the provider could not be queried
   */
  refresh: (refreshToken: string) => Promise<Identified>;
  /**
   * Revokes the refresh token, if the provider supports it (RFC 7009).
   *
   * @throws {SignInRefused}
   */
  revoke: (refreshToken: string) => Promise<void>;
  /** Returns the URL that ends the provider's own session, if it has one. */
  endSessionUrl: () => Promise<URL | undefined>;
  /** Operators are users of the Logto that Usher administers: the subject is a user's ID. */
  isSameLogto: boolean;
};

/** Three demo operators who sign in without a password. */
export type DemoOperators = { kind: 'demo'; isExposed: boolean };

export type OperatorSource = OperatorProvider | DemoOperators;
