import type { Operator } from '#contract/operators.ts';

/** Who an operator is, as the provider says it. */
export type Identified = {
  operator: Operator;
  /** With it the provider is asked again which roles the operator has. */
  refreshToken?: string | undefined;
};

/** What has to be remembered between leaving for the provider and coming back. */
export type SignInAttempt = { state: string; nonce: string; codeVerifier: string };

/** Operators who sign in at an OpenID provider. */
export type Provider = {
  kind: 'oidc';
  /**
   * Where the browser goes to sign in, and what to remember until it is back.
   *
   * @param options.anotherAccount the provider asks who it is, even where somebody is signed in
   * @throws {SignInRefused}
   */
  begin: (options: { anotherAccount: boolean }) => Promise<{ url: URL; attempt: SignInAttempt }>;
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
