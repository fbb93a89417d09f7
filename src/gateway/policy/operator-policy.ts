import type { Permission } from '#contract/operators.ts';
import type { CallerSettings } from '#gateway/callers/caller-settings.ts';
import type { RateLimits } from '#gateway/limits/rate-limits.ts';
import type { ReadQuotas } from '#gateway/limits/read-quotas.ts';
import type { OperatorSource } from '#gateway/operators/operator-source.ts';
import type { Secrets } from '#gateway/operators/seal.ts';
import type { SessionLifetimes } from '#gateway/operators/session.ts';

import type { ApprovalSettings } from './approval-settings.ts';
import type { PermissionsByRole } from './permissions.ts';

/** Settings for operators: their source, permissions and limits. */
export type OperatorPolicy = ApprovalSettings &
  CallerSettings & {
    source: OperatorSource;
    rolePermissions: PermissionsByRole;
    /** Actions that need a reason or ticket. */
    reasonRequired: readonly Permission[];
    /** Names of the roles that make users operators; empty without a sign-in provider. */
    operatorRoleNames: readonly string[];
    /**
     * Names of roles whose users only operators with `protected:write` may change: the operator roles, and further ones
     * from the settings.
     */
    protectedRoles: readonly string[];
    rateLimits: RateLimits;
    /** Records that each role may read. */
    readQuotas: ReadQuotas;
    sessionLifetimes: SessionLifetimes;
    /** Maximum age of the sign-in for a destructive action, in ms; undefined: no limit. */
    stepUpAfter: number | undefined;
    /** Signing key of Logto's webhook; undefined: requests are refused. */
    webhookSecret: string | undefined;
    /** Seal the sessions. All processes must have the same secrets. */
    secrets: Secrets;
  };
