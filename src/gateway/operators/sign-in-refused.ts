import type { SignInFailure } from '#contract/operators.ts';

/** Why a provider signed nobody in. The sign-in page names it. */
export type RefusalReason = Exclude<SignInFailure, 'expired' | 'too-many' | 'elsewhere'>;

/** The provider answered and said no to this account: everything else is a mistake in the set-up, or an outage. */
const finalReasons: readonly RefusalReason[] = ['no-role', 'no-roles-claim', 'denied', 'refused'];

/** What to look at for each mistake. The log names it, so that it can be found without the source. */
const settingsToCheck: Partial<Record<RefusalReason, string>> = {
  client: 'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET',
  issuer: 'OIDC_ISSUER',
  'redirect-uri': 'PUBLIC_URL, and the redirect URIs of the application at the provider',
  scope: 'OIDC_SCOPES',
  stale: 'SESSION_IDLE_MINUTES, and whether the provider supports max_age and sends auth_time',
  weak: 'STEP_UP_ACR, STEP_UP_AMR',
  clock: 'the clocks of this machine and of the provider',
  'no-roles-claim': 'OIDC_ROLES_CLAIM, OIDC_SCOPES',
  'no-role': 'ROLE_MAP',
  failed: 'OIDC_ISSUER, and whether this machine reaches it',
};

type Options = ErrorOptions & {
  /** `error` and `error_description` of the provider, or what did not fit. Holds no secret. */
  providerError?: string | undefined;
  providerErrorDescription?: string | undefined;
};

/** What the log tells of a refusal. */
export type RefusalDetails = {
  reason: RefusalReason;
  providerError?: string;
  providerErrorDescription?: string;
  /** The settings to look at. */
  check?: string;
};

/** The sign-in came to nothing. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly reason: RefusalReason;
  /** For the log. */
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

  /** The provider said no to this account. */
  get isFinal(): boolean {
    return finalReasons.includes(this.reason);
  }
}
