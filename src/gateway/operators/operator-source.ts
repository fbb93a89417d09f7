import type { Operator } from '#contract/operators.ts';

/** Who an operator is, as the provider says it. */
export type Identified = {
  operator: Operator;
  /** With it the provider is asked again which roles the operator has. */
  refreshToken?: string | undefined;
  /** When the operator proved it (ms since the epoch); undefined where roles were only read again. */
  authenticatedAt?: number | undefined;
};

/** What has to be remembered between leaving for the provider and coming back. */
export type SignInAttempt = {
  state: string;
  nonce: string;
  codeVerifier: string;
  /** Whoever proved before this time who they are has to prove it again (ms since the epoch). */
  authenticatedAfter: number;
  /** The sign-in must be as strong as destructive actions demand. */
  isFresh: boolean;
};

/** Whom the provider signs in: whoever is signed in there, somebody it asks for, or the same person, who proves it again. */
export type AccountChoice = 'any' | 'another' | 'same';

/** Operators who sign in at an OpenID provider. */
export type Provider = {
  kind: 'oidc';
  /**
   * Where the browser goes to sign in, and what to remember until it is back.
   *
   * @throws {SignInRefused}
   */
  begin: (choice: AccountChoice) => Promise<{ url: URL; attempt: SignInAttempt }>;
  /**
   * @param callback the address that the provider sent the browser back to
   * @throws {SignInRefused}
   */
  finish: (callback: URL, attempt: SignInAttempt) => Promise<Identified>;
  /**
   * Asks again who this is.
   *
   * @throws {SignInRefused} a final one ends the session; every other means that the provider did not answer the question
   */
  refresh: (refreshToken: string) => Promise<Identified>;
  /**
   * Tells the provider, where it listens (RFC 7009), that nobody asks with this token any more.
   *
   * @throws {SignInRefused}
   */
  revoke: (refreshToken: string) => Promise<void>;
  /** Where the provider ends its own session, if it has such a place. */
  endSessionUrl: () => Promise<URL | undefined>;
  /** Operators are users of the Logto that Usher administers: the subject is a user's ID. */
  isSameLogto: boolean;
};

/** Three invented operators, for whom one click is enough. */
export type DemoOperators = { kind: 'demo'; isExposed: boolean };

export type OperatorSource = Provider | DemoOperators;
