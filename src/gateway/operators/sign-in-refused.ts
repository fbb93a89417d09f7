import type { SignInFailure } from '#contract/operators.ts';

/** Why a sign-in through the provider failed. The sign-in page has a text for each. */
export type RefusalReason = Exclude<SignInFailure, 'expired' | 'too-many' | 'elsewhere'>;

/** Reasons that concern this account; the others are configuration errors or outages. */
const finalReasons: readonly RefusalReason[] = ['no-role', 'no-roles-claim', 'denied', 'refused'];

/** Settings to check for each reason. They are logged. */
const settingsToCheck: Partial<Record<RefusalReason, string>> = {
  client: 'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET',
  issuer: 'OIDC_ISSUER',
  'redirect-uri': 'PUBLIC_URL, and the redirect URIs of the app at the provider',
  scope: 'OIDC_SCOPES',
  stale: 'SESSION_IDLE_MINUTES, and whether the provider supports max_age and sends auth_time',
  weak: 'STEP_UP_ACR, STEP_UP_AMR',
  clock: 'the clocks of this machine and of the provider',
  'no-roles-claim': 'OIDC_ROLES_CLAIM, OIDC_SCOPES',
  'no-role': 'ROLE_MAP',
  failed: 'OIDC_ISSUER, and whether this machine can reach it',
};

type Options = ErrorOptions & {
  /** `error` and `error_description` of the provider, or a description of the mismatch. Without secrets. */
  providerError?: string | undefined;
  providerErrorDescription?: string | undefined;
};

/** The data logged for a refusal. */
export type RefusalDetails = {
  reason: RefusalReason;
  providerError?: string;
  providerErrorDescription?: string;
  /** The settings to check. */
  check?: string;
};

/** A sign-in through the provider failed. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly reason: RefusalReason;
  /** Details for the server log. */
  readonly details: RefusalDetails;

  constructor(reason: RefusalReason, { cause, providerError, providerErrorDescription }: Options = {}) {
    super(`Sign-in refused: ${reason}`, { cause });
    this.reason = reason;
    const setting = settingsToCheck[reason];
    this.details = {
      reason,
      ...(providerError !== undefined && { providerError }),
      ...(providerErrorDescription !== undefined && { providerErrorDescription }),
      ...(setting !== undefined && { check: setting }),
    };
  }

  /** Whether the provider refused this account. */
  get isFinal(): boolean {
    return finalReasons.includes(this.reason);
  }
}
